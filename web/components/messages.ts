import { html } from "hono/html";
import { frameWords } from "../words/frame.ts";
import type { Html } from "./html.ts";

export interface FormError {
  /** Id of the field it is about. */
  readonly field: string;
  readonly text: string;
}

/** What is wrong with a form, at the top of the page, each leading to its field; nothing where nothing is. */
export function errorSummary(errors: readonly FormError[]): Html {
  if (errors.length === 0) return html``;
  const items = errors.map(({ field, text }) => html`<li><a href="#${field}">${text}</a></li>`);
  return html`<div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert"><h2 class="govuk-error-summary__title">${frameWords.problem}</h2><div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">${items}</ul></div></div></div>`;
}

/** What has just been done, or is to be known before the page is read. */
export function banner(kind: "success" | "information", title: string, says: readonly (string | Html)[]): Html {
  const success = kind === "success";
  return html`<div class="govuk-notification-banner${success ? " govuk-notification-banner--success" : ""}" role="${success ? "alert" : "region"}" aria-labelledby="banner-title" data-module="govuk-notification-banner"><div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="banner-title">${title}</h2></div><div class="govuk-notification-banner__content">${says.map((one) => html`<p class="govuk-body">${one}</p>`)}</div></div>`;
}

/** Set apart, as a note to what stands around it. */
export function inset(text: string | Html): Html {
  return html`<div class="govuk-inset-text">${text}</div>`;
}

/** More than most readers need, folded up. */
export function details(summary: string, body: Html): Html {
  return html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${summary}</span></summary><div class="govuk-details__text">${body}</div></details>`;
}

export type TagColour = "green" | "red" | "orange" | "yellow" | "blue" | "grey";

/** A state in a word or two. */
export function tag(text: string, colour: TagColour): Html {
  return html`<strong class="govuk-tag govuk-tag--${colour}">${text}</strong>`;
}

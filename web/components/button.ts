import { html } from "hono/html";
import type { Html } from "./html.ts";

export interface ButtonOptions {
  readonly kind?: "secondary" | "warning";
  /** Sends the form elsewhere than where it says. */
  readonly formaction?: string;
  readonly name?: string;
  readonly value?: string;
  /** True where a second press within a second counts, as the page's own script takes care. */
  readonly again?: boolean;
}

/** A button that sends its form; a second press within a second does nothing, unless it may. */
export function button(text: string, { kind, formaction, name, value, again = false }: ButtonOptions = {}): Html {
  return html`<button type="submit" class="govuk-button${kind === undefined ? "" : ` govuk-button--${kind}`}" data-module="govuk-button" data-prevent-double-click="${again ? "false" : "true"}"${formaction === undefined ? "" : html` formaction="${formaction}"`}${name === undefined ? "" : html` name="${name}" value="${value ?? ""}"`}>${text}</button>`;
}

/** A link that looks like a button, for what begins something. */
export function linkButton(text: string, href: string, kind?: "secondary"): Html {
  return html`<a href="${href}" role="button" draggable="false" class="govuk-button${kind === undefined ? "" : ` govuk-button--${kind}`}" data-module="govuk-button">${text}</a>`;
}

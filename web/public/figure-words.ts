import type { Figure } from "@council-returns/core/publish/figure.ts";
import { figureValue } from "@council-returns/core/workflows/figure-value.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { details } from "../components/messages.ts";
import { publicWords } from "../words/public.ts";
import { figurePath } from "./paths.ts";

const { symbols } = publicWords;

/** A figure as it is shown: `14.7%`, `[c]`, `1,200 [p]`. */
export function figureText(figure: Pick<Figure, "value" | "status" | "unit">): string {
  const value = figureValue(figure);
  return figure.value === null || figure.status === null ? value : `${value} [${figure.status}]`;
}

/** A figure that leads to how it was worked out; of one that is not there, a dash. */
export function figureLink(figure: Figure | undefined, release: string): Html {
  if (figure === undefined)
    return html`<span class="govuk-visually-hidden">${symbols.blank}</span><span aria-hidden="true">–</span>`;
  return html`<a class="govuk-link" href="${figurePath(figure, release)}">${figureText(figure)}</a>`;
}

/** What the symbols of these figures mean; nothing where there are none. */
export function symbolsOf(figures: readonly Pick<Figure, "status" | "value">[]): Html {
  const met = [...new Set(figures.flatMap(({ status, value }) => status ?? (value === null ? "x" : [])))].toSorted();
  if (met.length === 0) return html``;
  const items = met.map((one) => html`<li>[${one}] ${symbols.meaning[one] ?? one}</li>`);
  return details(symbols.title, html`<ul class="govuk-list">${items}</ul>`);
}

/** A breakdown for people: `client group: carers`; everyone together. */
export function breakdownText(breakdown: string): string {
  if (breakdown === "all") return publicWords.everyone;
  const at = breakdown.indexOf("=");
  const name = spaced(breakdown.slice(0, at));
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${spaced(breakdown.slice(at + 1))}`;
}

/** Ids for people: `learning disability`, `18–64`. */
export function spaced(id: string): string {
  return id.replaceAll(/(\d)_(\d)/g, "$1–$2").replaceAll("_", " ");
}

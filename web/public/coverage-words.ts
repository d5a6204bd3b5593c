import type { PublicExplanation } from "@council-returns/core/workflows/explain-to-public.ts";
import { figureValue } from "@council-returns/core/workflows/figure-value.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { details } from "../components/messages.ts";
import { countWords } from "../words/amounts.ts";
import { publicWords } from "../words/public.ts";
import { breakdownText } from "./figure-words.ts";

const words = publicWords.figure;

/** On how many councils a figure rests, what it could be with the others, and which those are. */
export function coverageWords({ figure, coverage, hidden }: PublicExplanation): Html {
  const group = figure.breakdown === "all" ? null : breakdownText(figure.breakdown);
  const says = [words.coverageSays(figure.responded, figure.expected, group)];
  if (figure.waivers > 0) says.push(words.waivers(figure.waivers));
  if (coverage !== null) {
    const { baseCovered, low, high } = coverage;
    if (baseCovered !== null) says.push(words.covered(baseCovered, group));
    const [least, most] = [low, high].map((value) => value && figureValue({ value, status: null, unit: figure.unit }));
    if (least && most && least !== most)
      says.push(hidden ? words.boundsHidden(least, most) : words.bounds(least, most));
  }
  return html`<p class="govuk-body">${says.join(" ")}</p>${missing(coverage?.missing ?? [])}`;
}

function missing(names: readonly string[]): Html {
  if (names.length === 0) return html``;
  const items = names.map((name) => html`<li>${name}</li>`);
  return details(
    `${words.missing}: ${countWords(names.length, "council")}`,
    html`<ul class="govuk-list site-columns">${items}</ul>`,
  );
}

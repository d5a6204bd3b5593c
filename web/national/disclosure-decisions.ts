import { groupDigits } from "@council-returns/core/exact/group-digits.ts";
import { periodLabel } from "@council-returns/core/workflows/period-label.ts";
import type { Published } from "@council-returns/core/workflows/publish-national.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { inset } from "../components/messages.ts";
import { table } from "../components/table.ts";
import { countWords } from "../words/amounts.ts";
import { nationalWords } from "../words/national.ts";
import { publicWords } from "../words/public.ts";

const words = nationalWords.release.disclosure;
type Preview = Extract<Published, { readonly kind: "published" | "would publish" }>;

/** How small numbers of people would be protected: what had to be done in each period, and how many figures are hidden. */
export function disclosureDecisions({ disclosure, collection }: Preview): Html {
  const heading = html`<h2 class="govuk-heading-m">${words.title}</h2>`;
  if (disclosure === null) return html`${heading}<p class="govuk-body">${words.nobody}</p>`;
  if ("open" in disclosure) return html`${heading}<p class="govuk-body">${words.open(disclosure.open)}</p>`;
  const { rules, widened, earlier, periods, figures } = disclosure;
  const steps = periods.map(({ period, steps: tried }) => {
    const last = tried.at(-1) ?? "hide";
    return html`<li>${periodLabel(collection, period)}: ${words.steps[last]}</li>`;
  });
  const rows = figures.map(({ level, ...counts }) => [
    publicWords.levelsMany[level],
    ...[counts.shown, counts.hidden, counts.dropped].map((count) => groupDigits(String(count))),
  ]);
  const numbers = [words.shown, words.hidden, words.dropped].map((title) => ({ title, number: true }));
  return html`${heading}<p class="govuk-body">${words.rule(rules.below)} ${words.earlier(countWords(earlier.length, "earlier release"))}</p>
${Object.keys(widened).length > 0 ? inset(words.widened) : ""}${steps.length === 0 ? html`<p class="govuk-body">${words.nothing}</p>` : html`<ul class="govuk-list govuk-list--bullet">${steps}</ul>`}
${table({ caption: words.caption, columns: [{ title: publicWords.columns.area }, ...numbers], rows })}`;
}

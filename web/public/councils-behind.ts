import type { PublicCouncil, PublicExplanation } from "@council-returns/core/workflows/explain-to-public.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { table } from "../components/table.ts";
import { publicWords } from "../words/public.ts";
import type { AskedRelease } from "./asked-release.ts";
import { figureLink } from "./figure-words.ts";
import { cellsPath } from "./paths.ts";

const words = publicWords.figure;

/** Every council expected in a figure: its own published value, its file, and the way to its cells. */
export function councilsBehind(explained: PublicExplanation, { segment }: Pick<AskedRelease, "segment">): Html {
  const { councils } = explained;
  if (councils.length === 0) return html``;
  const rows = councils.map((council) => councilRow(council, explained, segment));
  const columns = [
    { title: publicWords.columns.council },
    { title: words.own, number: true },
    { title: words.counted },
    { title: words.file },
    { title: words.cells },
  ];
  return html`<p class="govuk-body">${words.councilsSays}</p><div class="site-sticky">${table({ caption: words.councils, columns, rows })}</div>`;
}

function councilRow(
  council: PublicCouncil,
  { figure, fromCells }: PublicExplanation,
  segment: string,
): readonly (string | Html)[] {
  const { code, name, own, counted, from } = council;
  const isIn = counted === null ? words.unsaid : counted ? words.yes : words.no;
  const file = from === null ? words.noReturn : html`<code class="site-code">${from.sha256.slice(0, 12)}</code>`;
  const cells =
    from === null || !fromCells
      ? ""
      : html`<a class="govuk-link" href="${cellsPath(figure, segment, code)}" aria-label="${words.cellsOf(name)}">${words.cells}</a>`;
  return [name, own === null ? words.ownNone : figureLink(own, segment), isIn, file, cells];
}

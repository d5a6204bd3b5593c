import type { SheetExtract } from "@council-returns/core/workflows/sheet-extracts.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { findingWords } from "../words/findings.ts";

/** A piece of a sheet with its letters and numbers, faulty cells marked, also for those who see no colour. */
export function extractTable({ sheet, letters, rows }: SheetExtract): Html {
  const faulty = rows.flatMap(({ number, cells }) =>
    cells.flatMap((cell, at) => (cell.faulty ? [`${letters[at]}${number}`] : [])),
  );
  const [first = "", ...more] = faulty;
  const where = more.length === 0 ? first : `${first} to ${more.at(-1)}`;
  const caption = findingWords.extract(sheet, where);
  return html`<div class="site-wide" role="region" aria-label="${caption}" tabindex="0"><table class="site-extract">
<caption class="govuk-visually-hidden">${caption}</caption>
<thead><tr><th scope="col"><span class="govuk-visually-hidden">${findingWords.rowHead}</span></th>${letters.map((letter) => html`<th scope="col">${letter}</th>`)}</tr></thead>
<tbody>${rows.map(extractRow)}</tbody>
</table></div>`;
}

function extractRow({ number, header, cells }: SheetExtract["rows"][number]): Html {
  return html`<tr${header ? html` class="site-extract__header"` : ""}><th scope="row">${number}</th>${cells.map(extractCell)}</tr>`;
}

function extractCell({ shown, faulty }: SheetExtract["rows"][number]["cells"][number]): Html {
  if (!faulty) return html`<td>${shown}</td>`;
  const { faulty: look, blank } = findingWords;
  return html`<td class="site-extract__faulty"><span class="govuk-visually-hidden">${look} </span>${shown === "" ? html`<span class="site-extract__blank">${blank}</span>` : shown}</td>`;
}

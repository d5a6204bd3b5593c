import { cellsForPublic } from "@council-returns/core/workflows/cells-for-public.ts";
import { explainToPublic, type PublicCouncil } from "@council-returns/core/workflows/explain-to-public.ts";
import { periodLabel } from "@council-returns/core/workflows/period-label.ts";
import { html } from "hono/html";
import { factList, table } from "../components/table.ts";
import { errorPage } from "../frame/error-page.ts";
import type { PageContext } from "../site.ts";
import { errorWords } from "../words/errors.ts";
import { publicWords } from "../words/public.ts";
import { answerPage } from "./answer-page.ts";
import { askedRelease } from "./asked-release.ts";
import { askedFigure } from "./figure-page.ts";
import { figureText } from "./figure-words.ts";
import { figurePart, figurePath } from "./paths.ts";
import { placesOf } from "./places-of-cells.ts";
import { releaseLine, releaseNotices } from "./release-frame.ts";

const words = publicWords.cells;

/** Where one council's numbers behind a figure stand in its file. */
export async function cellsPage(c: PageContext): Promise<Response> {
  const asked = await askedRelease(c);
  const { release, segment } = asked;
  const { figure, definition, councils } = explainToPublic(askedFigure(c), release);
  const council = councils.find(({ code }) => code === c.req.param("council"));
  if (council === undefined || council.from === null) return errorPage(c, 404, errorWords.notFound);
  const cells = await cellsForPublic(figure.figure, council.code, { release, data: c.var.site.store.data });
  const name = `${definition.title}, ${figure.geography}, ${periodLabel(figure.collection, figure.period)}`;
  const here = { rest: `/figures/${figurePart(figure)}/cells/${encodeURIComponent(council.code)}`, inLatest: false };
  const rows = placesOf(cells).map((one) => [
    one.cells,
    one.column,
    one.sheet === "" ? words.oneSheet : one.sheet,
    one.part,
    one.table,
  ]);
  const columns = [words.cells, words.column, words.sheet, words.part, words.table].map((title) => ({ title }));
  const body = html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${name}</span>${words.title(council.name)}</h1>
${releaseNotices(asked, here)}
<p class="govuk-body">${words.says(definition.title)}</p>
${ownValue(council)}
${rows.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : table({ caption: words.caption, columns, rows })}
${releaseLine(asked, here)}`;
  const back = { href: figurePath(figure, segment), text: publicWords.figure.worked };
  return answerPage(c, { title: `${words.title(council.name)}: ${name}`, body, back });
}

function ownValue({ own, from }: PublicCouncil) {
  const isHidden = own !== null && own.value === null && own.status === "c";
  return factList([
    [publicWords.figure.own, own === null ? publicWords.figure.ownNone : isHidden ? words.hidden : figureText(own)],
    [words.file, html`<code class="site-code">${from?.sha256 ?? ""}</code>`],
  ]);
}

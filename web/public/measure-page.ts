import type { Figure } from "@council-returns/core/publish/figure.ts";
import type { MeasureRecord } from "@council-returns/core/workflows/release-records.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { table } from "../components/table.ts";
import { errorPage } from "../frame/error-page.ts";
import type { PageContext } from "../site.ts";
import { errorWords } from "../words/errors.ts";
import { publicWords } from "../words/public.ts";
import { answerPage } from "./answer-page.ts";
import { type AskedRelease, askedRelease } from "./asked-release.ts";
import { breakdownText, figureLink, symbolsOf } from "./figure-words.ts";
import { definitionFacts } from "./measures-page.ts";
import { collectionPath, measurePath } from "./paths.ts";
import { periodTable } from "./period-table.ts";
import { inLatest, releaseLine, releaseNotices } from "./release-frame.ts";
import { LEVELS } from "./release-index.ts";

const words = publicWords.measure;

/** A measure on all its bases, in every period and area. */
export async function measurePage(c: PageContext): Promise<Response> {
  const asked = await askedRelease(c);
  const { release, index, segment } = asked;
  const id = c.req.param("measure") ?? "";
  const bases = release.measures.filter(({ measure }) => measure === id);
  const base = bases.find(({ basis }) => basis === c.req.query("base")) ?? bases[0];
  if (base === undefined) return errorPage(c, 404, errorWords.notFound);
  const own = index.byMeasure.get(id) ?? [];
  const rest = `/measures/${encodeURIComponent(id)}`;
  const here = {
    rest,
    inLatest: await inLatest(c, asked, ({ measures }) => measures.some((one) => one.measure === id)),
  };
  const body = html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${release.definition.collection.title}</span>${base.title}</h1>
${releaseNotices(asked, here)}
${bases.map(definitionFacts)}
${releaseLine(asked, here)}
${own.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : html`<p class="govuk-body">${publicWords.followFigure} ${publicWords.scrolls}</p>${symbolsOf(own)}${englandTable(asked, bases, own)}${otherBases(asked, bases, base)}${areaTables(asked, base, own)}`}`;
  const back = { href: `${collectionPath(release.collection, segment)}/measures`, text: words.list };
  return answerPage(c, { title: base.title, body, back });
}

/** England: a row a period, a column a base. */
function englandTable(
  { release, segment }: AskedRelease,
  bases: readonly MeasureRecord[],
  own: readonly Figure[],
): Html {
  const england = own.filter(({ level, breakdown }) => level === "england" && breakdown === "all");
  const rows = release.periods.toReversed().map(({ id, label }) => {
    const found = bases.map(({ basis }) => england.find((one) => one.period === id && one.basis === basis));
    const [first] = found.flatMap((one) => one ?? []);
    const answered = first === undefined ? "" : publicWords.ofExpected(first.responded, first.expected);
    return [label, ...found.map((one) => figureLink(one, segment)), answered];
  });
  const heads = bases.map((one) => ({
    title: one.basisTitle === "" ? publicWords.columns.value : one.basisTitle,
    number: true,
  }));
  const columns = [
    { title: publicWords.columns.period },
    ...heads,
    { title: publicWords.columns.answered, number: true },
  ];
  return table({ caption: words.england, columns, rows });
}

function otherBases({ release, segment }: AskedRelease, bases: readonly MeasureRecord[], base: MeasureRecord): Html {
  const others = bases.filter((one) => one !== base);
  if (others.length === 0) return html``;
  const path = measurePath(release.collection, segment, base.measure);
  const items = others.map(
    ({ basis, basisTitle }) =>
      html`<li><a class="govuk-link" href="${path}?base=${encodeURIComponent(basis)}">${words.showBase(basisTitle)}</a></li>`,
  );
  return html`<h2 class="govuk-heading-s">${words.otherBase}</h2><ul class="govuk-list">${items}</ul>`;
}

/** One table a level, a row an area; and the groups it is broken down by, for England. */
function areaTables(asked: AskedRelease, { basis, basisTitle }: MeasureRecord, own: readonly Figure[]): Html {
  const onBase = own.filter((one) => one.basis === basis);
  const everyone = Map.groupBy(
    onBase.filter(({ breakdown }) => breakdown === "all"),
    ({ level }) => level,
  );
  const tables = LEVELS.filter((level) => level !== "england").map((level) => {
    const caption = words.areas(publicWords.levelsMany[level], basisTitle);
    const name = ({ geographyCode }: Figure) => asked.index.areas.get(geographyCode)?.name ?? geographyCode;
    return periodTable(asked, {
      caption,
      figures: everyone.get(level) ?? [],
      nameOf: name,
      first: publicWords.columns.area,
    });
  });
  const groups = onBase.filter(({ level, breakdown }) => level === "england" && breakdown !== "all");
  const nameOf = ({ breakdown }: Figure) => breakdownText(breakdown);
  const byGroup = { caption: words.breakdowns(basisTitle), figures: groups, nameOf, first: publicWords.area.group };
  return html`${periodTable(asked, byGroup)}${tables}`;
}

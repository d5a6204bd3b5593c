import type { Figure } from "@council-returns/core/publish/figure.ts";
import { councilRank } from "@council-returns/core/workflows/council-rank.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { factList, table } from "../components/table.ts";
import { errorPage } from "../frame/error-page.ts";
import type { PageContext } from "../site.ts";
import { errorWords } from "../words/errors.ts";
import { publicWords } from "../words/public.ts";
import { answerPage } from "./answer-page.ts";
import { type AskedRelease, askedRelease } from "./asked-release.ts";
import { breakdownText, figureLink, symbolsOf } from "./figure-words.ts";
import { baseLine } from "./headline-table.ts";
import { areaPath, collectionPath, councilPath, measurePath } from "./paths.ts";
import { periodTable } from "./period-table.ts";
import { inLatest, releaseLine, releaseNotices } from "./release-frame.ts";
import type { ReleaseArea } from "./release-index.ts";

const words = publicWords.area;

/** The figures of an area or a council: now with its rank, over time, and by group. */
export async function areaPage(c: PageContext): Promise<Response> {
  const asked = await askedRelease(c);
  const { release, index, segment } = asked;
  const code = c.req.param("area") ?? "";
  const area = index.areas.get(code);
  const own = index.byArea.get(code) ?? [];
  const last = release.periods.findLast(({ id }) => own.some(({ period }) => period === id));
  if (area === undefined || last === undefined) return errorPage(c, 404, errorWords.notFound);
  const rest = `/areas/${encodeURIComponent(code)}`;
  const here = { rest, inLatest: await inLatest(c, asked, ({ figures }) => hasArea(figures, code)) };
  const current = own.filter(({ period }) => period === last.id);
  const { title } = release.definition.collection;
  const body = html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${title}</span>${area.name}</h1>
${releaseNotices(asked, here)}
${areaFacts(asked, area)}
${releaseLine(asked, here)}
<p class="govuk-body">${publicWords.followFigure}</p>
${symbolsOf(own)}
${nowTable(asked, { area, current, caption: words.figures(last.label) })}
${overTime(asked, own)}
${groupTable(asked, current, words.groups(last.label))}`;
  const back = { href: `${collectionPath(release.collection, segment)}/areas`, text: words.list };
  return answerPage(c, { title: `${area.name}: ${title}`, body, back });
}

function hasArea(figures: ReadonlyMap<string, Figure>, code: string): boolean {
  return figures.values().some(({ geographyCode }) => geographyCode === code);
}

function areaFacts({ release, segment }: AskedRelease, { code, name, level }: ReleaseArea): Html {
  const { facts } = words;
  const council = level === "council" ? release.councils.findLast((one) => one.code === code) : undefined;
  const link = (to: string, text: string) =>
    html`<a class="govuk-link" href="${areaPath(release.collection, segment, to)}">${text}</a>`;
  return factList([
    [facts.level, publicWords.levels[level]],
    [facts.code, code],
    ...(council === undefined
      ? []
      : ([
          [facts.region, link(council.regionCode, council.region)],
          [facts.type, link(council.typeCode, council.type)],
          [facts.council, html`<a class="govuk-link" href="${councilPath(code)}">${words.returnsOf(name)}</a>`],
        ] as const)),
  ]);
}

interface NowTable {
  readonly area: ReleaseArea;
  /** Figures of the area in its last period. */
  readonly current: readonly Figure[];
  readonly caption: string;
}

function nowTable(asked: AskedRelease, { area, current, caption }: NowTable): Html {
  const { release, segment, index } = asked;
  const ranked = area.level === "council";
  const rows = release.measures.flatMap((measure) => {
    const figure = current.find(
      (one) => one.measure === measure.measure && one.basis === measure.basis && one.breakdown === "all",
    );
    if (figure === undefined) return [];
    const name = html`<a class="govuk-link" href="${measurePath(release.collection, segment, measure.measure)}">${measure.title}</a>${baseLine(measure)}`;
    const among = ranked ? (index.byMeasure.get(figure.measure) ?? []).filter((one) => isAlike(one, figure)) : [];
    const place = ranked ? councilRank(figure, among) : undefined;
    const rank = place === undefined ? "" : words.rank(place.rank, place.of);
    const answered = publicWords.ofExpected(figure.responded, figure.expected);
    return [[name, figureLink(figure, segment), ranked ? rank : answered]];
  });
  const { measure, value, rank, answered } = publicWords.columns;
  const columns = [
    { title: measure },
    { title: value, number: true },
    { title: ranked ? rank : answered, number: true },
  ];
  return html`${table({ caption, columns, rows })}${ranked ? html`<p class="govuk-body-s">${words.rankSays}</p>` : ""}`;
}

/** True for the same figure of another council. */
function isAlike(one: Figure, { basis, period, breakdown }: Figure): boolean {
  return one.level === "council" && one.basis === basis && one.period === period && one.breakdown === breakdown;
}

function overTime(asked: AskedRelease, own: readonly Figure[]): Html {
  if (asked.release.periods.length < 2) return html``;
  const everyone = own.filter(({ breakdown }) => breakdown === "all");
  const titles = new Map(
    asked.release.measures.map((one) => [
      `${one.measure}/${one.basis}`,
      one.basisTitle === "" ? one.title : `${one.title}. ${publicWords.columns.base}: ${one.basisTitle}`,
    ]),
  );
  const nameOf = ({ measure, basis }: Figure) => titles.get(`${measure}/${basis}`) ?? measure;
  return periodTable(asked, { caption: words.overTime, figures: everyone, nameOf, first: publicWords.columns.measure });
}

/** The last period by group: a row a measure, a column a group. */
function groupTable({ release, segment }: AskedRelease, current: readonly Figure[], caption: string): Html {
  const grouped = current.filter(({ breakdown }) => breakdown !== "all");
  const groups = [...new Set(grouped.map(({ breakdown }) => breakdown))].toSorted();
  if (groups.length === 0) return html``;
  const rows = release.measures.flatMap((measure) => {
    const own = grouped.filter((one) => one.measure === measure.measure && one.basis === measure.basis);
    if (own.length === 0) return [];
    const found = groups.map((group) => own.find(({ breakdown }) => breakdown === group));
    return [[html`${measure.title}${baseLine(measure)}`, ...found.map((one) => figureLink(one, segment))]];
  });
  const columns = [
    { title: publicWords.columns.measure },
    ...groups.map((one) => ({ title: breakdownText(one), number: true })),
  ];
  return html`<div class="site-sticky">${table({ caption, columns, rows })}</div>`;
}

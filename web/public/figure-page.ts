import type { Figure } from "@council-returns/core/publish/figure.ts";
import { explainToPublic, type PublicExplanation } from "@council-returns/core/workflows/explain-to-public.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { factList } from "../components/table.ts";
import type { PageContext } from "../site.ts";
import { publicWords } from "../words/public.ts";
import { answerPage } from "./answer-page.ts";
import { type AskedRelease, askedRelease } from "./asked-release.ts";
import { councilsBehind } from "./councils-behind.ts";
import { coverageWords } from "./coverage-words.ts";
import { breakdownText, figureLink, figureText, symbolsOf } from "./figure-words.ts";
import { areaPath, figurePart, figurePath, measurePath } from "./paths.ts";
import { releaseLine, releaseNotices } from "./release-frame.ts";

const words = publicWords.figure;

/** The id of the figure a path names. */
export function askedFigure(c: PageContext): string {
  const parts = ["collection", "measure", "basis", "period", "area", "breakdown"] as const;
  return parts.map((part) => c.req.param(part) ?? "").join("/");
}

/** One figure, and how it was worked out as far as anybody may see. */
export async function figurePage(c: PageContext): Promise<Response> {
  const asked = await askedRelease(c);
  const { release, segment } = asked;
  const explained = explainToPublic(askedFigure(c), release);
  const { figure, definition } = explained;
  const here = { rest: `/figures/${figurePart(figure)}`, ...(await inTheLatest(c, asked, figure)) };
  const period = release.periods.find(({ id }) => id === figure.period)?.label ?? figure.period;
  const about = [definition.basisTitle, figure.geography, period, breakdownText(figure.breakdown)].filter(
    (one) => one !== "",
  );
  const body = html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${about.join(", ")}</span>${definition.title}</h1>
${releaseNotices(asked, here)}
<p class="site-figure">${figureText(figure)}</p>
${symbolsOf([figure])}
${coverageWords(explained)}
${releaseLine(asked, here)}
<h2 class="govuk-heading-m">${words.worked}</h2>
${workedOut(explained)}
${fromFigures(explained, segment)}
${councilsBehind(explained, asked)}
<h2 class="govuk-heading-m">${words.about}</h2>
${facts(asked, figure, period)}`;
  const back = { href: measurePath(release.collection, segment, figure.measure), text: definition.title };
  return answerPage(c, {
    title: `${figureText(figure)}: ${definition.title}, ${figure.geography}, ${period}`,
    body,
    back,
  });
}

/** What the latest release says of the same, where this one has been superseded. */
async function inTheLatest(c: PageContext, { release, latest }: AskedRelease, { figure, collection }: Figure) {
  if (release.version === latest) return {};
  if (latest === undefined) return { inLatest: false };
  const now = (await c.var.site.releases.read({ collection, version: latest })).release.figures.get(figure);
  const { sameNow, goneNow } = publicWords.release;
  return { inLatest: now !== undefined, now: now === undefined ? goneNow : sameNow(figureText(now)) };
}

function workedOut({ figure, definition, hidden, working, rules, councils, fromCells }: PublicExplanation): Html {
  const counted = councils.filter((one) => one.counted === true).length;
  const added = fromCells && figure.value !== null && counted > 0 ? words.added(counted) : null;
  const said = hidden ? words.withheld : figure.value === null ? words.noValue : (working ?? added);
  return factList([
    [words.definition, definition.description],
    [words.formula, html`<code class="site-code">${definition.formula}</code>`],
    ...(said === null ? [] : [[words.working, said] as const]),
    [words.rounding, roundingWords(rules)],
  ]);
}

function roundingWords({
  roundCountsTo,
  roundPoundsTo,
  percentPlaces,
  percentFrom,
  suppressBelow,
}: PublicExplanation["rules"]): Html {
  const { counts, pounds, percent, from, small } = words.roundings;
  const lines = [
    counts(String(roundCountsTo)),
    pounds(String(roundPoundsTo)),
    `${percent(percentPlaces)}, ${from[percentFrom]}`,
    ...(suppressBelow === null ? [] : [small(suppressBelow)]),
  ];
  return html`${lines.map((line, at) => html`${at === 0 ? "" : html`<br>`}${line}.`)}`;
}

function fromFigures({ from, target }: PublicExplanation, segment: string): Html {
  if (from.length === 0) return html``;
  const items = from.map(
    (one) => html`<li>${figureLink(one, segment)} <code class="site-code">${one.figure}</code></li>`,
  );
  const against = target === null ? "" : html`<li>${words.target}: <code class="site-code">${target}</code></li>`;
  return html`<h3 class="govuk-heading-s">${words.from}</h3><p class="govuk-body">${words.fromSays}</p><ul class="govuk-list govuk-list--bullet">${items}${against}</ul>`;
}

function facts({ release, segment, listed }: AskedRelease, figure: Figure, period: string): Html {
  const { collection, version } = release;
  const api = `/api/v1/collections/${collection}/releases/${version}/explanation?figure=${encodeURIComponent(figure.figure)}`;
  const pinned = figurePath(figure, version);
  const area = html`<a class="govuk-link" href="${areaPath(collection, segment, figure.geographyCode)}">${figure.geography}</a>`;
  const { numerator, denominator } = words.parts;
  const shown = (text: string | null) => figureText({ value: text, status: null, unit: "" });
  return factList([
    [words.id, html`<code class="site-code">${figure.figure}</code>`],
    [publicWords.columns.area, area],
    [publicWords.columns.period, period],
    ...(figure.numerator === null ? [] : [[numerator, shown(figure.numerator)] as const]),
    ...(figure.denominator === null ? [] : [[denominator, shown(figure.denominator)] as const]),
    [
      words.cite,
      html`<code class="site-code">${collection}@${version} ${figure.figure}</code><br><a class="govuk-link" href="${pinned}">${publicWords.release.permanent}</a>, ${listed.at.slice(0, 10)}`,
    ],
    ...(figure.synthetic ? [[publicWords.synthetic.title, words.synthetic] as const] : []),
    [publicWords.collection.facts.api, html`<a class="govuk-link" href="${api}">${words.api}</a>`],
  ]);
}

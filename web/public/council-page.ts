import { findCouncil } from "@council-returns/core/workflows/find-council.ts";
import { listCollections } from "@council-returns/core/workflows/list-collections.ts";
import { periodLabel } from "@council-returns/core/workflows/period-label.ts";
import { publicAnswers } from "@council-returns/core/workflows/public-answers.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { table } from "../components/table.ts";
import { errorPage } from "../frame/error-page.ts";
import type { PageContext, Site } from "../site.ts";
import { frameWords } from "../words/frame.ts";
import { publicWords } from "../words/public.ts";
import { answerPage } from "./answer-page.ts";
import { answerTag } from "./answers-page.ts";
import type { AskedRelease } from "./asked-release.ts";
import { figureLink } from "./figure-words.ts";
import { baseLine } from "./headline-table.ts";
import { areaPath, measurePath } from "./paths.ts";
import { publishedReleases } from "./published-releases.ts";
import { syntheticNotice } from "./release-frame.ts";

const words = publicWords.councils;

/** A council in every collection: its latest figures, and whether its returns are in. */
export async function councilPage(c: PageContext): Promise<Response> {
  const { site } = c.var;
  const code = c.req.param("code") ?? "";
  const releases = await publishedReleases(site);
  const day = site.clock().toISOString().slice(0, 10);
  const named = releases.flatMap(({ index }) => index.areas.get(code) ?? []).find(({ level }) => level === "council");
  const found = findCouncil(code, day);
  const name = found?.code === code ? found.name : named?.name;
  if (name === undefined) return errorPage(c, 404, { title: words.title, says: [words.unknown(code)] });
  const body = html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${words.code} ${code}</span>${name}</h1>
${await returnsTable(code, site)}
${releases.map((asked) => figuresOf(code, asked))}`;
  return answerPage(c, { title: name, body, back: { href: "/councils", text: words.title } });
}

async function returnsTable(code: string, site: Site): Promise<Html> {
  const all = await Promise.all(
    listCollections().map(async ({ id, title }) => {
      const { periods, earlier } = await publicAnswers({ collection: id, authority: code }, site);
      const own = periods.flatMap(({ period, answers: [answer] }) =>
        answer === undefined ? [] : [{ period, answer }],
      );
      return { id, title, own, earlier };
    }),
  );
  const rows = all.flatMap(({ id, title, own }) =>
    own.map(({ period, answer }) => [
      title,
      html`<a class="govuk-link" href="/collections/${id}/answers/${period}">${periodLabel(id, period)}</a>`,
      answerTag(answer),
    ]),
  );
  if (rows.length === 0)
    return html`<h2 class="govuk-heading-m">${words.returns}</h2><p class="govuk-body">${words.none}</p>`;
  const columns = [words.collection, publicWords.columns.period, publicWords.answers.state].map((title) => ({ title }));
  const earlier = all.flatMap(({ id, title, earlier: more }) =>
    more === null
      ? []
      : html`<p class="govuk-body"><a class="govuk-link" href="/collections/${id}/answers">${frameWords.earlierPeriods(title)}</a></p>`,
  );
  return html`${table({ caption: words.returns, columns, rows })}${earlier}`;
}

function figuresOf(code: string, { release, index }: AskedRelease): Html {
  const { title } = release.definition.collection;
  const own = (index.byArea.get(code) ?? []).filter(({ breakdown }) => breakdown === "all");
  const last = release.periods.findLast(({ id }) => own.some(({ period }) => period === id));
  const heading = html`<h2 class="govuk-heading-m">${words.figures(title)}</h2>${syntheticNotice({ release })}`;
  if (last === undefined) return html`${heading}<p class="govuk-body">${words.noFigures}</p>`;
  const rows = release.measures.flatMap((measure) => {
    const figure = own.find(
      (one) => one.measure === measure.measure && one.basis === measure.basis && one.period === last.id,
    );
    if (figure === undefined) return [];
    const link = measurePath(release.collection, "latest", measure.measure);
    return [
      [
        html`<a class="govuk-link" href="${link}">${measure.title}</a>${baseLine(measure)}`,
        figureLink(figure, "latest"),
      ],
    ];
  });
  const columns = [{ title: publicWords.columns.measure }, { title: publicWords.columns.value, number: true }];
  const caption = publicWords.area.figures(last.label);
  return html`${heading}${table({ caption, columns, rows })}<p class="govuk-body"><a class="govuk-link" href="${areaPath(release.collection, "latest", code)}" aria-label="${words.all}: ${title}">${words.all}</a></p>`;
}

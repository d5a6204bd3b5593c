import type { MeasureRecord } from "@council-returns/core/workflows/release-records.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { factList, table } from "../components/table.ts";
import type { PageContext } from "../site.ts";
import { publicWords } from "../words/public.ts";
import { answerPage } from "./answer-page.ts";
import { type AskedRelease, askedRelease } from "./asked-release.ts";
import { collectionPath, measurePath } from "./paths.ts";
import { releaseLine, releaseNotices } from "./release-frame.ts";
import { type DescribedTable, tablesOf } from "./released-tables.ts";

const words = publicWords.measure;

/** The data dictionary of a release: measures, and the columns of its tables. */
export async function measuresPage(c: PageContext): Promise<Response> {
  const asked = await askedRelease(c);
  const { release, segment } = asked;
  const { title } = release.definition.collection;
  const here = { rest: "/measures" };
  const tables = await tablesOf(release, c.var.site.store.data);
  const body = html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${title}</span>${words.list}</h1>
${releaseNotices(asked, here)}
<p class="govuk-body">${words.listSays}</p>
${releaseLine(asked, here)}
${measuresBy(asked)}
<h2 class="govuk-heading-l">${words.tables}</h2>
<p class="govuk-body">${words.tablesSays}</p>
${tables.map(columnsTable)}`;
  return answerPage(c, {
    title: `${words.list}: ${title}`,
    body,
    back: { href: collectionPath(release.collection, segment), text: title },
  });
}

function measuresBy({ release, segment }: AskedRelease): Html {
  const byId = Map.groupBy(release.measures, ({ measure }) => measure);
  return html`${[...byId].map(([id, bases]) => html`<h2 class="govuk-heading-s"><a class="govuk-link" href="${measurePath(release.collection, segment, id)}">${bases[0]?.title ?? id}</a></h2>${bases.map(definitionFacts)}`)}`;
}

/** What a measure means on one base. */
export function definitionFacts({ description, basisTitle, formula, version, unit }: MeasureRecord): Html {
  return factList([
    ...(basisTitle === "" ? [] : [[publicWords.columns.base, basisTitle] as const]),
    [words.definition, description],
    [words.formula, html`<code class="site-code">${formula}</code>`],
    [words.unit, html`${unit}. ${words.version(version)}.`],
  ]);
}

function columnsTable({ name, description, columns }: DescribedTable): Html {
  return table({
    caption: `${name}: ${description}`,
    columns: [{ title: words.column }, { title: words.type }, { title: words.holds }],
    rows: columns.map((one) => [html`<code class="site-code">${one.name}</code>`, one.type, one.description]),
  });
}

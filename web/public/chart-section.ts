import type { ChartPlan } from "@council-returns/core/workflows/release-charts.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { details } from "../components/messages.ts";
import { table } from "../components/table.ts";
import { publicWords } from "../words/public.ts";
import type { AskedRelease } from "./asked-release.ts";
import { chartPath } from "./paths.ts";

const words = publicWords.chart;

/** A chart with its words and its table; `level` is that of its heading. The picture is a file of the release. */
export function chartSection(chart: ChartPlan, { release }: Pick<AskedRelease, "release">, level: 2 | 3 = 2): Html {
  const { id, title, summary, drawing } = chart;
  const path = chartPath(release.collection, release.version, `${id}.svg`);
  const heading =
    level === 2 ? html`<h2 class="govuk-heading-m">${title}</h2>` : html`<h3 class="govuk-heading-s">${title}</h3>`;
  return html`<section class="site-chart">${heading}${madeUp(release.manifest.synthetic)}<img class="site-chart__image" src="${path}" width="${drawing.width}" height="${drawing.height}" alt="${words.alt(title)}" loading="lazy" decoding="async"><ul class="govuk-list govuk-list--bullet">${summary.map((one) => html`<li>${one}</li>`)}</ul>${details(words.table, chartTable(chart))}</section>`;
}

function madeUp(synthetic: boolean): Html {
  return synthetic
    ? html`<p class="govuk-body-s"><strong class="govuk-tag govuk-tag--yellow">${publicWords.synthetic.tag}</strong></p>`
    : html``;
}

function chartTable({ title, table: { columns, rows } }: ChartPlan): Html {
  return table({ caption: title, columns: columns.map((one) => ({ title: one.title, number: one.numeric })), rows });
}

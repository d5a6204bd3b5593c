import { type Html, html } from "../../receipts/html.ts";
import { syntheticStatement } from "../synthetic-statement.ts";
import type { Chart, ChartSource, ChartTable } from "./chart.ts";
import { chartsPageStyle } from "./charts-page-style.ts";

/** The charts of a snapshot as one page that needs nothing from outside: each with its words and its table. */
export function chartsPage(
  { collection, synthetic }: Pick<ChartSource, "collection" | "synthetic">,
  version: string,
  charts: readonly Chart[],
): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${collection.title}: charts, version ${version}</title>
<style>${{ html: chartsPageStyle }}</style>
</head>
<body>
<main>
<h1>${collection.title}: charts</h1>
<p>${collection.description} Version ${version} of the figures.</p>
${synthetic ? html`<p class="synthetic"><strong>${syntheticStatement}</strong></p>` : html``}
${charts.length === 0 ? html`<p>Nothing was published that can be shown in a chart.</p>` : contents(charts)}
<div class="charts">
${charts.map((chart) => section(chart, synthetic))}
</div>
<p class="end">Every value is in figures.csv, and what each measure means in measures.csv, of the same version.</p>
</main>
</body>
</html>
`.html;
}

function contents(charts: readonly Chart[]): Html {
  const links = charts.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`);
  return html`<nav aria-label="Charts"><ol>${links}</ol></nav>`;
}

function section({ id, title, summary, svg, table }: Chart, synthetic: boolean): Html {
  return html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${title}</h2>
<figure>${{ html: svg }}</figure>
${synthetic ? html`<p class="made">Some of these values are synthetic.</p>` : html``}
<ul>${summary.map((sentence) => html`<li>${sentence}</li>`)}</ul>
<details><summary>The same as a table<span class="unseen">: ${title}</span></summary>
${tableOf(title, table)}
</details>
</section>
`;
}

function tableOf(title: string, { columns, rows }: ChartTable): Html {
  const align = (at: number): string => (columns[at]?.numeric === true ? "number" : "words");
  const heads = columns.map((column, at) => html`<th scope="col" class="${align(at)}">${column.title}</th>`);
  const body = rows.map(([name = "", ...cells]) => {
    const rest = cells.map((cell, at) => html`<td class="${align(at + 1)}">${cell}</td>`);
    return html`<tr><th scope="row">${name}</th>${rest}</tr>\n`;
  });
  return html`<div class="wide" role="region" aria-label="Table: ${title}" tabindex="0"><table><caption>${title}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${body}</tbody></table></div>`;
}

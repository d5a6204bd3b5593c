import { listCollections } from "@council-returns/core/workflows/list-collections.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import type { PageContext } from "../site.ts";
import { publicWords } from "../words/public.ts";
import { answerPage } from "./answer-page.ts";
import type { AskedRelease } from "./asked-release.ts";
import { chartSection } from "./chart-section.ts";
import { feedLink } from "./feed-link.ts";
import { headlineTable, mainMeasures } from "./headline-table.ts";
import { collectionPath } from "./paths.ts";
import { publishedReleases } from "./published-releases.ts";
import { syntheticNotice } from "./release-frame.ts";

const words = publicWords.home;

/** What every collection says of England now, with its charts. */
export async function homePage(c: PageContext): Promise<Response> {
  const published = await publishedReleases(c.var.site);
  const there = new Set(published.map(({ release }) => release.collection));
  const waiting = listCollections().filter(({ id }) => !there.has(id));
  const body = html`<h1 class="govuk-heading-l">${words.title}</h1>
<p class="govuk-body">${words.intro}</p>
<p class="govuk-body"><a class="govuk-link" href="/releases">${words.releases}</a>. <a class="govuk-link" href="/councils">${words.councils}</a>. <a class="govuk-link" href="/data">${words.data}</a>.</p>
${published.length === 0 ? html`<p class="govuk-body">${words.nothing}</p>` : published.map(section)}
${notYet(waiting.map(({ title }) => title))}`;
  return answerPage(c, { title: words.title, body, head: feedLink("/releases.atom", publicWords.releases.feed) });
}

function section(asked: AskedRelease): Html {
  const { title, description } = asked.release.definition.collection;
  return html`<section class="site-section">
<h2 class="govuk-heading-l">${title}</h2>
<p class="govuk-body">${description}</p>
${syntheticNotice(asked)}
${headlineTable(asked, mainMeasures(asked.release))}
<p class="govuk-body">${publicWords.followFigure} <a class="govuk-link" href="${collectionPath(asked.release.collection)}">${words.more(title)}</a>.</p>
<div class="site-charts">${asked.charts.map((chart) => chartSection(chart, asked, 3))}</div>
</section>`;
}

function notYet(titles: readonly string[]): Html {
  if (titles.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">${words.notYet}</h2><p class="govuk-body">${words.notYetSays}</p><ul class="govuk-list govuk-list--bullet">${titles.map((title) => html`<li>${title}</li>`)}</ul>`;
}

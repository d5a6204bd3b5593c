import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { factList } from "../components/table.ts";
import type { PageContext } from "../site.ts";
import { publicWords } from "../words/public.ts";
import { instantWords } from "../words/times.ts";
import { answerPage } from "./answer-page.ts";
import { type AskedRelease, askedRelease } from "./asked-release.ts";
import { chartSection } from "./chart-section.ts";
import { feedLink } from "./feed-link.ts";
import { headlineTable } from "./headline-table.ts";
import { collectionPath } from "./paths.ts";
import { releaseLine, releaseNotices } from "./release-frame.ts";

const words = publicWords.collection;

/** A release of a collection: what it says of England, its charts, and what else is in it. */
export async function collectionPage(c: PageContext): Promise<Response> {
  const asked = await askedRelease(c);
  const { title, description, id } = asked.release.definition.collection;
  const here = { rest: "" };
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${releaseNotices(asked, here)}
<p class="govuk-body">${description}</p>
${releaseLine(asked, here)}
${contents(asked)}
<h2 class="govuk-heading-m">${words.headlines}</h2>
${headlineTable(asked)}
<p class="govuk-body">${publicWords.followFigure}</p>
<div class="site-charts">${asked.charts.map((chart) => chartSection(chart, asked))}</div>
${facts(asked)}`;
  const head = feedLink(`/collections/${id}/releases.atom`, publicWords.releases.feedOf(title));
  return answerPage(c, { title, body, head, back: { href: "/", text: publicWords.home.title } });
}

function contents({ release, segment }: AskedRelease): Html {
  const base = collectionPath(release.collection, segment);
  const links = [
    [`${base}/measures`, words.measures],
    [`${base}/areas`, words.areas],
    [`/collections/${release.collection}/answers`, words.answers],
    [`${base}/targets`, words.targets],
    [`${base}/claims`, words.claims],
    [`${base}/changes`, words.changes],
    [`${base}/downloads`, words.downloads],
    [`/collections/${release.collection}/releases`, words.releases],
  ] as const;
  const items = links.map(([href, text]) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`);
  return html`<nav aria-label="${words.contents}"><h2 class="govuk-heading-s">${words.contents}</h2><ul class="govuk-list site-contents">${items}</ul></nav>`;
}

function facts({ release, listed }: AskedRelease): Html {
  const { collection, version, manifest, periods } = release;
  const api = `/api/v1/collections/${collection}/releases/${version}`;
  return html`<h2 class="govuk-heading-m">${words.facts.release} ${version}</h2>${factList([
    [words.facts.released, instantWords(listed.at)],
    [words.facts.periods, periods.map(({ label }) => label).join(", ")],
    [words.facts.returns, words.returns(manifest.inputs.length)],
    [words.facts.code, manifest.code],
    [words.facts.api, html`<a class="govuk-link" href="${api}">${api}</a>`],
  ])}`;
}

import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import type { PageContext } from "../site.ts";
import { publicWords } from "../words/public.ts";
import { answerPage } from "./answer-page.ts";
import { collectionPath } from "./paths.ts";
import { publishedReleases } from "./published-releases.ts";

const words = publicWords.data;

/** Where programs begin: the API, its description, the downloads and the feeds. */
export async function dataPage(c: PageContext): Promise<Response> {
  const releases = await publishedReleases(c.var.site);
  const examples = [
    "/api/v1/collections",
    ...releases.map(({ release }) => `/api/v1/collections/${release.collection}/releases/latest/figures?level=england`),
    ...releases.map(
      ({ release }) => `/api/v1/collections/${release.collection}/releases/latest/figures.csv?level=england`,
    ),
  ];
  const downloads = releases.map(({ release }) => ({
    href: `${collectionPath(release.collection)}/downloads`,
    text: release.definition.collection.title,
  }));
  const body = html`<h1 class="govuk-heading-l">${words.title}</h1>
<p class="govuk-body">${words.says}</p>
<h2 class="govuk-heading-m">${words.api}</h2>
<p class="govuk-body">${words.apiSays} <a class="govuk-link" href="/api/v1/openapi.json">${words.openapi}</a>.</p>
<h3 class="govuk-heading-s">${words.examples}</h3>
${links(examples.map((href) => ({ href, text: href })))}
<h2 class="govuk-heading-m">${words.downloads}</h2>
<p class="govuk-body">${words.downloadsSays}</p>
${links(downloads)}
<h2 class="govuk-heading-m">${words.feeds}</h2>
${links([{ href: "/releases.atom", text: publicWords.releases.feed }])}`;
  return answerPage(c, { title: words.title, body, back: { href: "/" } });
}

function links(all: readonly { readonly href: string; readonly text: string }[]): Html {
  return html`<ul class="govuk-list govuk-list--bullet">${all.map(({ href, text }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}</ul>`;
}

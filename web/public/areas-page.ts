import { html } from "hono/html";
import type { PageContext } from "../site.ts";
import { publicWords } from "../words/public.ts";
import { answerPage } from "./answer-page.ts";
import { askedRelease } from "./asked-release.ts";
import { areaPath, collectionPath } from "./paths.ts";
import { releaseLine, releaseNotices } from "./release-frame.ts";
import { LEVELS } from "./release-index.ts";

/** Every area that has figures in a release. */
export async function areasPage(c: PageContext): Promise<Response> {
  const asked = await askedRelease(c);
  const { release, index, segment } = asked;
  const { title } = release.definition.collection;
  const here = { rest: "/areas" };
  const byLevel = Map.groupBy(index.areas.values(), ({ level }) => level);
  const lists = LEVELS.flatMap((level) => {
    const own = byLevel.get(level) ?? [];
    if (own.length === 0) return [];
    const items = own.map(
      ({ code, name }) =>
        html`<li><a class="govuk-link" href="${areaPath(release.collection, segment, code)}">${name}</a></li>`,
    );
    return [
      html`<h2 class="govuk-heading-m">${publicWords.levelsMany[level]}</h2><ul class="govuk-list site-columns">${items}</ul>`,
    ];
  });
  const body = html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${title}</span>${publicWords.area.list}</h1>
${releaseNotices(asked, here)}
${releaseLine(asked, here)}
${lists}`;
  const back = { href: collectionPath(release.collection, segment), text: title };
  return answerPage(c, { title: `${publicWords.area.list}: ${title}`, body, back });
}

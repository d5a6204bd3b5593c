import { listCouncils } from "@council-returns/core/workflows/find-council.ts";
import { html } from "hono/html";
import { table } from "../components/table.ts";
import type { PageContext } from "../site.ts";
import { publicWords } from "../words/public.ts";
import { answerPage } from "./answer-page.ts";
import { councilPath } from "./paths.ts";
import { publishedReleases } from "./published-releases.ts";

const words = publicWords.councils;

/** Every council of today, and those before it that have figures. */
export async function councilsPage(c: PageContext): Promise<Response> {
  const { site } = c.var;
  const releases = await publishedReleases(site);
  const past = releases.flatMap(({ release }) => release.councils.map(({ code, name }) => [code, name] as const));
  const now = listCouncils(site.clock().toISOString().slice(0, 10)).map(({ code, name }) => [code, name] as const);
  const byCode = new Map([...past, ...now]);
  const rows = [...byCode]
    .toSorted(([, one], [, other]) => (one < other ? -1 : 1))
    .map(([code, name]) => [html`<a class="govuk-link" href="${councilPath(code)}">${name}</a>`, code]);
  const columns = [{ title: publicWords.columns.council }, { title: words.code }];
  const body = html`<h1 class="govuk-heading-l">${words.title}</h1>
<p class="govuk-body">${words.says}</p>
${table({ caption: words.caption, columns, rows })}`;
  return answerPage(c, { title: words.title, body, back: { href: "/" } });
}

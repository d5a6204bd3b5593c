import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { latestVersion } from "@council-returns/core/workflows/latest-version.ts";
import { listCollections } from "@council-returns/core/workflows/list-collections.ts";
import type { ListedRelease } from "@council-returns/core/workflows/list-releases.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { tag } from "../components/messages.ts";
import { table } from "../components/table.ts";
import type { PageContext, Site } from "../site.ts";
import { publicWords } from "../words/public.ts";
import { instantDayWords, instantWords } from "../words/times.ts";
import { answerPage } from "./answer-page.ts";
import { feedLink } from "./feed-link.ts";
import { collectionPath } from "./paths.ts";

const words = publicWords.releases;

/** A collection with what has been released of it, newest first. */
export interface ReleasesOf {
  readonly id: string;
  readonly title: string;
  readonly releases: readonly ListedRelease[];
}

/** What has been released of each collection, or of one. Throws `InputError` for an unknown one. */
export async function releasesOf(site: Site, only?: string): Promise<readonly ReleasesOf[]> {
  const chosen = listCollections().filter(({ id }) => only === undefined || id === only);
  if (chosen.length === 0) throw new InputError(`There is no collection "${only}".`);
  return Promise.all(
    chosen.map(async ({ id, title }) => {
      const { mark } = await latestVersion(site.store.data, id);
      return { id, title, releases: await site.releases.list(id, mark) };
    }),
  );
}

/** Every release of every collection, or of one. */
export async function releasesPage(c: PageContext): Promise<Response> {
  const only = c.req.param("collection");
  const all = await releasesOf(c.var.site, only);
  const [first] = all;
  const title = only === undefined ? words.title : words.of(first?.title ?? only);
  const feed = only === undefined ? "/releases.atom" : `/collections/${only}/releases.atom`;
  const some = all.filter(({ releases }) => releases.length > 0);
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${words.says}</p>
<p class="govuk-body"><a class="govuk-link" href="${feed}">${words.feed}</a></p>
${some.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : some.map(releasesTable)}`;
  const back = only === undefined ? { href: "/" } : { href: some.length === 0 ? "/" : collectionPath(only) };
  return answerPage(c, { title, body, back, head: feedLink(feed, words.feed) });
}

function releasesTable({ id, title, releases }: ReleasesOf): Html {
  const rows = releases.map(({ version, at, supersededBy, withdrawn }) => [
    html`<a class="govuk-link" href="${collectionPath(id, version)}">${version}</a>`,
    instantWords(at),
    stateOf({ supersededBy, withdrawn }),
    html`<a class="govuk-link" href="${collectionPath(id, version)}/changes" aria-label="${publicWords.changes.title}: ${words.entry(title, version)}">${publicWords.changes.title}</a>`,
  ]);
  const columns = [words.version, words.at, words.state, publicWords.changes.title].map((one) => ({ title: one }));
  return table({ caption: words.caption(title), columns, rows });
}

function stateOf({ supersededBy, withdrawn }: Pick<ListedRelease, "supersededBy" | "withdrawn">): string | Html {
  if (withdrawn !== null) {
    return html`${tag(words.withdrawn, "red")}<span class="site-base">${words.withdrawnOn(instantDayWords(withdrawn.at), withdrawn.reason)}</span>`;
  }
  return supersededBy === null ? tag(words.latest, "green") : words.supersededBy(supersededBy.version);
}

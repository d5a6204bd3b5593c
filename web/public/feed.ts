import type { ListedRelease } from "@council-returns/core/workflows/list-releases.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import type { PageContext } from "../site.ts";
import { frameWords } from "../words/frame.ts";
import { publicWords } from "../words/public.ts";
import { instantDayWords } from "../words/times.ts";
import { answerBytes, SHORTLY } from "./answer-bytes.ts";
import { collectionPath } from "./paths.ts";
import { releaseNotes } from "./release-notes.ts";
import { type ReleasesOf, releasesOf } from "./releases-page.ts";

/** Entries of a feed: more are on the page of releases. */
const MOST = 30;

const words = publicWords.releases;

interface Entry {
  readonly title: string;
  readonly at: string;
  /** Path of the page it leads to. */
  readonly address: string;
  /** Tells two entries about one page apart. */
  readonly fragment: string;
  readonly notes: string;
}

/** What has been released, of one collection or all, as an Atom feed (RFC 4287), newest first. */
export async function releasesFeed(c: PageContext): Promise<Response> {
  const { site } = c.var;
  const only = c.req.param("collection");
  const all = await releasesOf(site, only);
  const told = all
    .flatMap(({ id, title, releases }) => releases.flatMap((one) => eventsOf({ id, title, ...one })))
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
    .slice(0, MOST);
  const entries = await Promise.all(
    told.map(async ({ says, ...one }): Promise<Entry> => {
      const notes = says ?? (await releaseNotes({ collection: one.id, version: one.version }, site.store.data));
      return { ...one, notes };
    }),
  );
  const title = only === undefined ? words.title : words.of(all[0]?.title ?? only);
  const text = await feed({ origin: site.origin, path: c.req.path, title, entries });
  return answerBytes(c, {
    bytes: new TextEncoder().encode(String(text)),
    type: "application/atom+xml; charset=utf-8",
    cache: SHORTLY,
    headers: { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" },
  });
}

/** That a release came, and that it was withdrawn where it was: news of its own, under an id of its own. */
function eventsOf({ id, title, version, at, withdrawn }: Omit<ReleasesOf, "releases"> & ListedRelease) {
  const address = collectionPath(id, version);
  const came = { id, title: words.entry(title, version), version, at, address, fragment: "", says: undefined };
  if (withdrawn === null) return [came];
  const says = words.withdrawnFeed(instantDayWords(withdrawn.at), withdrawn.reason);
  const instead = withdrawn.instead === null ? "" : ` ${publicWords.release.instead}: ${withdrawn.instead}`;
  const entryTitle = words.withdrawnEntry(title, version);
  const gone = { ...came, title: entryTitle, at: withdrawn.at, fragment: "#withdrawn", says: `${says}${instead}` };
  return [gone, came];
}

interface Feed {
  readonly origin: string;
  readonly path: string;
  readonly title: string;
  readonly entries: readonly Entry[];
}

function feed({ origin, path, title, entries }: Feed): Html {
  const updated = entries[0]?.at ?? "1970-01-01T00:00:00Z";
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${frameWords.lang}">
<id>${origin}${path}</id>
<title>${frameWords.siteName}: ${title}</title>
<updated>${updated}</updated>
<author><name>${frameWords.siteName}</name></author>
<link rel="self" type="application/atom+xml" href="${origin}${path}"/>
<link rel="alternate" type="text/html" href="${origin}${path.replace(/\.atom$/, "")}"/>
${entries.map((one) => entry(origin, one))}</feed>
`;
}

function entry(origin: string, { title, at, address, fragment, notes }: Entry): Html {
  return html`<entry>
<id>${origin}${address}${fragment}</id>
<title>${title}</title>
<updated>${at}</updated>
<link rel="alternate" type="text/html" href="${origin}${address}"/>
<content type="text">${notes}</content>
</entry>
`;
}

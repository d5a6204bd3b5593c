import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import type { PageContext } from "../site.ts";
import { frameWords } from "../words/frame.ts";
import { publicWords } from "../words/public.ts";
import { answerBytes, SHORTLY } from "./answer-bytes.ts";
import { releaseNotes } from "./release-notes.ts";
import { type ReleasesOf, releasesOf } from "./releases-page.ts";

/** Entries of a feed: more are on the page of releases. */
const MOST = 30;

interface Entry extends Omit<ReleasesOf, "releases"> {
  readonly version: string;
  readonly at: string;
  readonly notes: string;
}

/** What has been released, of one collection or all, as an Atom feed (RFC 4287), newest first. */
export async function releasesFeed(c: PageContext): Promise<Response> {
  const { site } = c.var;
  const only = c.req.param("collection");
  const all = await releasesOf(site, only);
  const listed = all
    .flatMap(({ id, title, releases }) => releases.map((one) => ({ id, title, ...one })))
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
    .slice(0, MOST);
  const entries = await Promise.all(
    listed.map(async (one): Promise<Entry> => {
      const notes = await releaseNotes({ collection: one.id, version: one.version }, site.store.data);
      return { ...one, notes };
    }),
  );
  const title = only === undefined ? publicWords.releases.title : publicWords.releases.of(all[0]?.title ?? only);
  const text = await feed({ origin: site.origin, path: c.req.path, title, entries });
  return answerBytes(c, {
    bytes: new TextEncoder().encode(String(text)),
    type: "application/atom+xml; charset=utf-8",
    cache: SHORTLY,
    headers: { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" },
  });
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

function entry(origin: string, { id, title, version, at, notes }: Entry): Html {
  const address = `${origin}/collections/${id}/${version}`;
  return html`<entry>
<id>${address}</id>
<title>${publicWords.releases.entry(title, version)}</title>
<updated>${at}</updated>
<link rel="alternate" type="text/html" href="${address}"/>
<content type="text">${notes}</content>
</entry>
`;
}

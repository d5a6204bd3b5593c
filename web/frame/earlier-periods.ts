import { listCollections } from "@council-returns/core/workflows/list-collections.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import type { PageContext } from "../site.ts";
import { frameWords } from "../words/frame.ts";

type Listed = ReturnType<typeof listCollections>[number];

interface AskedPeriods {
  /** All, or the one whose earlier periods are asked for. */
  readonly collections: readonly Listed[];
  readonly before: string | undefined;
}

/** What a page of periods is asked for: the newest of every collection, or those of one before a period. */
export function askedPeriods(c: PageContext): AskedPeriods {
  const [id, before] = [c.req.query("collection"), c.req.query("before")];
  const all = listCollections();
  const chosen = all.filter((one) => one.id === id);
  return chosen.length === 0 || before === undefined
    ? { collections: all, before: undefined }
    : { collections: chosen, before };
}

/** The way to the periods before those that are shown; nothing where there are none. */
export function earlierLink(path: string, { id, title }: Pick<Listed, "id" | "title">, earlier: string | null): Html[] {
  if (earlier === null) return [];
  const query = new URLSearchParams({ collection: id, before: earlier });
  return [
    html`<p class="govuk-body"><a class="govuk-link" href="${path}?${query.toString()}">${frameWords.earlierPeriods(title)}</a></p>`,
  ];
}

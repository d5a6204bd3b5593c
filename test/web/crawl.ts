import { ORIGIN, type TestSite } from "./site-for-tests.ts";

/** An answer to a link that was followed. */
export interface Visited {
  readonly path: string;
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/**
 * Follows the links of pages from `start` on, those of each kind of address up to so many; what the API and assets link to
 * is theirs. `most` of a kind, because a release has a page for each of thousands of figures.
 */
export async function crawl(
  { app }: Pick<TestSite, "app">,
  start: readonly string[],
  most: number,
): Promise<Visited[]> {
  const waiting = [...start];
  const seen = new Set(start);
  const kinds = new Map<string, number>();
  const visited: Visited[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const response = await app.request(`${ORIGIN}${path}`);
    const type = response.headers.get("Content-Type") ?? "";
    const isText = /^(text|image\/svg|application\/(json|problem|atom))/.test(type);
    const text = isText ? await response.text() : "";
    visited.push({ path, status: response.status, type, text });
    if (!type.startsWith("text/html") || response.headers.has("Content-Disposition")) continue;
    for (const link of linksOf(text)) {
      const kind = kindOf(link);
      const many = kinds.get(kind) ?? 0;
      if (seen.has(link) || many >= most) continue;
      seen.add(link);
      kinds.set(kind, many + 1);
      waiting.push(link);
    }
  }
  return visited;
}

function linksOf(text: string): string[] {
  const links = [...text.matchAll(/ (?:href|src)="(\/[^"#]*)/g)].map(([, link = ""]) => link.replaceAll("&amp;", "&"));
  return links.filter((link) => !link.startsWith("/assets/"));
}

/** What an address is of: its fixed words, and whether it is of the latest release or of one version. */
function kindOf(link: string): string {
  const parts = link.replace(/\?.*/, "").split("/");
  const fixed =
    /^(collections|councils|releases|figures|measures|areas|cells|answers|targets|claims|changes|downloads|files|charts|latest|api|v1|data|sign-in)$/;
  return parts
    .map((part) => (fixed.test(part) ? part : part.replace(/^.+(\.\w+)$/, "*$1").replace(/^[^*].*$/, "*")))
    .join("/");
}

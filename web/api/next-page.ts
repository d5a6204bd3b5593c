import type { PageContext } from "../site.ts";

/** The address of the page that follows: what was asked for now, from somewhere else on. */
export function nextPage(c: PageContext, from: Readonly<Record<string, string>>): string {
  return `${c.req.path}?${new URLSearchParams({ ...c.req.query(), ...from })}`;
}

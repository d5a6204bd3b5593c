import { z } from "@hono/zod-openapi";
import type { PageContext } from "../site.ts";

/** How many things a page is to hold: a whole number up to `most`. */
export function limitUpTo(most: number, description: string) {
  const whole = z.coerce.number().int().min(1).max(most).optional();
  return whole.openapi({ type: "integer", minimum: 1, maximum: most, description });
}

/** The address of the page that follows: what was asked for now, from somewhere else on. */
export function nextPage(c: PageContext, from: Readonly<Record<string, string>>): string {
  return `${c.req.path}?${new URLSearchParams({ ...c.req.query(), ...from })}`;
}

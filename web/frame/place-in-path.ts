import type { ReturnPlace } from "@council-returns/core/filing/entry.ts";
import { placeOf } from "@council-returns/core/workflows/place-of.ts";
import type { PageContext } from "../site.ts";

/**
 * The return that a path with `:collection`, `:period` and `:authority` names. Throws `InputError` where there is no such
 * collection, period or council.
 */
export function placeInPath(c: PageContext): ReturnPlace {
  const { collection = "", period = "", authority = "" } = c.req.param();
  return placeOf({ collection, period, authority }).place;
}

/**
 * True where the path names its return by the code it is filed under. A collection that comes as one file is filed under
 * another than any council's: without this, a council could send it under its own.
 */
export function namesItsOwn(c: PageContext): boolean {
  try {
    return placeInPath(c).authority === c.req.param("authority");
  } catch {
    return false;
  }
}

/** The path of a return's page. */
export function returnPath({ collection, period, authority }: ReturnPlace): string {
  return `/returns/${collection}/${period}/${authority}`;
}

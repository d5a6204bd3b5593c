import { findCollection } from "../collections/find-collection.ts";
import type { ReturnPlace } from "../filing/entry.ts";
import { NATIONAL, parseUploadKey } from "../filing/keys.ts";
import { InputError } from "./input-error.ts";
import { knownAuthority, knownPeriod } from "./known.ts";

/** Where an upload belongs, or why it cannot be filed. */
export type Placed =
  | { readonly kind: "filed"; readonly place: ReturnPlace; readonly name: string; readonly checkOnly: boolean }
  | { readonly kind: "unfiled"; readonly name: string; readonly reason: string };

/**
 * Reads an upload's key. The authority's folder may be named by its code, GSS code or name;
 * the return is filed under the code either way.
 */
export function placeUpload(key: string): Placed {
  const parts = parseUploadKey(key);
  const name = key.split("/").at(-1) ?? key;
  if (parts === undefined) return unfiled("it is not in a folder <collection>/<period>/<authority>/");
  const collection = findCollection(parts.collection);
  if (collection === undefined) return unfiled(`there is no collection "${parts.collection}"`);
  try {
    const period = knownPeriod(collection, parts.period);
    const authority = collection.sender === "national" ? national(parts.authority) : parts.authority;
    const code = authority === NATIONAL ? NATIONAL : knownAuthority(authority, period).code;
    const place = { collection: collection.id, period: period.id, authority: code };
    return { kind: "filed", place, name: parts.name, checkOnly: parts.checkOnly };
  } catch (error) {
    if (error instanceof InputError) return unfiled(error.message);
    throw error;
  }

  function unfiled(reason: string): Placed {
    return { kind: "unfiled", name, reason };
  }
}

/** Names a sender may well give the folder of a file with all councils in it. */
const NATIONAL_FOLDERS = new Set([NATIONAL, "england", "eng", "e92000001", "all"]);

function national(authority: string): string {
  if (NATIONAL_FOLDERS.has(authority.toLowerCase())) return NATIONAL;
  throw new InputError(`Files of this collection hold many councils: they go in the folder "${NATIONAL}".`);
}

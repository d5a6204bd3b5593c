import { isOneOf } from "./is-one-of.ts";
import type { ListKey } from "./key-source.ts";

/** `1.`, `a)`, `Table 2:`, `Section B -` before a heading. */
const NUMBERED = /^(?:(?:table|section|part)\s+[\da-z]{1,3}\s*[.:)\u2013\u2014-]?|[\da-z]{1,3}[.)])\s+/i;
const CONTINUED = /[\s([]*(?:continued|contd\.?|cont'd|cont\.)[)\]]?\s*$/i;

/** Reads a heading above rows as a value of a key: by itself, numbered, continued, or after the key's own name. */
export function readHeading({ read, headers }: ListKey, text: string): string | undefined {
  const plain = text.replace(CONTINUED, "");
  const short = plainHeading(text);
  return read(text) ?? read(plain) ?? read(short) ?? read(afterName(headers, short));
}

/** A heading without its number, and without saying that it goes on from above. */
export function plainHeading(text: string): string {
  return text.replace(CONTINUED, "").replace(NUMBERED, "");
}

/** `Client group: Carers` is `Carers`. */
function afterName(headers: readonly string[], text: string): string {
  const [, name = "", rest = ""] = /^(.*?)(?::|\s[-\u2013\u2014])\s*(.+)$/.exec(text) ?? [];
  return isOneOf(headers)(name) ? rest : text;
}

import { findCollection } from "../collections/find-collection.ts";
import { definitionTexts } from "../publish/definition-texts.ts";

/** In sentences, which definitions are no longer what a snapshot was made by; it is made again by those it recorded. */
export function definitionsSince(collection: string, recorded: Readonly<Record<string, string>>): readonly string[] {
  const known = findCollection(collection);
  if (known === undefined) return [`There is no collection ${collection} any more; it is worked by the one recorded.`];
  const now = definitionTexts(known);
  const ids = [...new Set([...Object.keys(recorded), ...Object.keys(now)])].toSorted();
  const changed = ids.filter((id) => recorded[id] !== now[id]);
  if (changed.length === 0) return [];
  return [`Definitions have changed since (${changed.join(", ")}); it is worked by the recorded ones.`];
}

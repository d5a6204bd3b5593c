import { definitionBytes } from "../publish/snapshot-definition.ts";
import { currentDefinition } from "./current-definition.ts";
import { knownCollection } from "./known.ts";

/** The definition a collection has today, as the text of a `definition.json`. Throws `InputError` for an unknown collection. */
export function registeredDefinition(collection: string): string {
  return new TextDecoder().decode(definitionBytes(currentDefinition(knownCollection(collection))));
}

import type { Objects } from "../storage/objects.ts";
import { knownCollection } from "./known.ts";
import { readLatest } from "./latest-snapshot.ts";

/** The newest release of a collection; undefined before the first. Throws `InputError` for an unknown collection. */
export async function latestVersion(data: Objects, collection: string): Promise<string | undefined> {
  return (await readLatest(data, knownCollection(collection).id))?.latest.version;
}

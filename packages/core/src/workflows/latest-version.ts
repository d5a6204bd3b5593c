import type { Objects } from "../storage/objects.ts";
import { knownCollection } from "./known.ts";
import { readStanding } from "./latest-snapshot.ts";

/** The newest release of a collection that stands. */
interface LatestVersion {
  /** Undefined before the first, and where every one was withdrawn. */
  readonly version: string | undefined;
  /** Another whenever a release has come or was withdrawn; empty before the first. */
  readonly mark: string;
}

/** The newest release of a collection that was not withdrawn. Throws `InputError` for an unknown collection. */
export async function latestVersion(data: Objects, collection: string): Promise<LatestVersion> {
  const standing = await readStanding(data, knownCollection(collection).id);
  return { version: standing?.latest?.version, mark: standing?.object ?? "" };
}

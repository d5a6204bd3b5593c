import { snapshotPrefix } from "../filing/keys.ts";
import { parseDefinition, type SnapshotDefinition } from "../publish/snapshot-definition.ts";
import type { Objects } from "../storage/objects.ts";
import { currentDefinition } from "./current-definition.ts";
import type { SnapshotName } from "./find-snapshot.ts";
import { knownCollection } from "./known.ts";

/** What a snapshot was made by, as it recorded it; today's definition where it was made before that was recorded. */
export async function recordedDefinition(data: Objects, name: SnapshotName): Promise<SnapshotDefinition> {
  const stored = await data.get(`${snapshotPrefix(name.collection, name.version)}definition.json`);
  return stored === undefined ? currentDefinition(knownCollection(name.collection)) : parseDefinition(stored.bytes);
}

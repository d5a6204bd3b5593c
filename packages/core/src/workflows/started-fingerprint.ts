import * as z from "zod";
import type { Objects } from "../storage/objects.ts";
import type { SnapshotName } from "./find-snapshot.ts";
import { readSnapshotFile } from "./latest-snapshot.ts";
import { startedPath } from "./snapshot-files.ts";

const shape = z.looseObject({ fingerprint: z.string() });

/** SHA-256 of everything a snapshot depends on, as it was when its version was claimed. */
export async function startedFingerprint(name: SnapshotName, data: Objects): Promise<string> {
  const bytes = await readSnapshotFile(data, name, startedPath);
  return shape.parse(JSON.parse(new TextDecoder().decode(bytes))).fingerprint;
}

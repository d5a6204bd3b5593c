import * as z from "zod";
import { latestKey, snapshotPrefix } from "../filing/keys.ts";
import { jsonBytes } from "../publish/write/canonical-json.ts";
import type { Objects } from "../storage/objects.ts";
import { InputError } from "./input-error.ts";

const latestShape = z.object({
  format: z.literal("council-returns/latest/1"),
  collection: z.string(),
  version: z.string(),
  /** SHA-256 of everything the snapshot depends on. */
  fingerprint: z.string(),
  manifestSha256: z.string(),
});

export type Latest = z.infer<typeof latestShape>;

/** What `latest.json` of a collection says, with the version of the object itself; undefined before the first. */
export async function readLatest(
  data: Objects,
  collection: string,
): Promise<{ readonly latest: Latest; readonly object: string } | undefined> {
  const stored = await data.get(latestKey(collection));
  if (stored === undefined) return undefined;
  return { latest: latestShape.parse(JSON.parse(new TextDecoder().decode(stored.bytes))), object: stored.version };
}

/** Moves `latest.json` from the object version seen; false where another publisher moved it first. */
export async function moveLatest(data: Objects, latest: Latest, seen: string | undefined): Promise<boolean> {
  const condition = seen === undefined ? ({ if: "absent" } as const) : ({ if: "version", version: seen } as const);
  return (await data.put(latestKey(latest.collection), jsonBytes(latest), condition)).done;
}

/** One file of a snapshot. Throws `InputError` where there is no such snapshot. */
export async function readSnapshotFile(
  data: Objects,
  { collection, version }: { readonly collection: string; readonly version: string },
  path: string,
): Promise<Uint8Array> {
  const stored = await data.get(`${snapshotPrefix(collection, version)}${path}`);
  if (stored === undefined) throw new InputError(`There is no snapshot ${collection}@${version} in this store.`);
  return stored.bytes;
}

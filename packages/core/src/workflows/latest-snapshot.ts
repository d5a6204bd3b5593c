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
  /** Versions that were withdrawn; left out where none was. */
  withdrawn: z.array(z.string()).exactOptional(),
});

export type Latest = z.infer<typeof latestShape>;

/** Every release was withdrawn: none stands. */
const noneShape = z.object({
  format: z.literal("council-returns/latest/1"),
  collection: z.string(),
  version: z.null(),
  withdrawn: z.array(z.string()),
});

export type NoneLatest = z.infer<typeof noneShape>;

/** What stands of a collection's releases. */
export interface Standing {
  /** The newest that was not withdrawn; undefined where every one was. */
  readonly latest: Latest | undefined;
  readonly withdrawn: readonly string[];
  /** Version of `latest.json` itself: another whenever anything of this is. */
  readonly object: string;
}

/** What `latest.json` of a collection says; undefined before the first release. */
export async function readStanding(data: Objects, collection: string): Promise<Standing | undefined> {
  const stored = await data.get(latestKey(collection));
  if (stored === undefined) return undefined;
  const said = z.union([latestShape, noneShape]).parse(JSON.parse(new TextDecoder().decode(stored.bytes)));
  const latest = said.version === null ? undefined : said;
  return { latest, withdrawn: said.withdrawn ?? [], object: stored.version };
}

/** The newest release that stands, with the version of `latest.json` itself; undefined where there is none. */
export async function readLatest(
  data: Objects,
  collection: string,
): Promise<{ readonly latest: Latest; readonly object: string } | undefined> {
  const { latest, object } = (await readStanding(data, collection)) ?? {};
  return latest === undefined || object === undefined ? undefined : { latest, object };
}

/**
 * Moves `latest.json` from the object version seen; false where somebody else moved it first. What was withdrawn stays
 * so: no release that was can be moved to.
 */
export async function moveLatest(data: Objects, latest: Latest, seen: string | undefined): Promise<boolean> {
  const standing = await readStanding(data, latest.collection);
  const isSeen = seen === standing?.object || (seen === undefined && standing?.latest === undefined);
  const withdrawn = standing?.withdrawn ?? [];
  if (!isSeen || withdrawn.includes(latest.version)) return false;
  return putStanding(
    data,
    withdrawn.length === 0 ? latest : { ...latest, withdrawn: [...withdrawn] },
    standing?.object,
  );
}

/** Writes `latest.json` over the object version seen, or for the first time; false where somebody else was first. */
export async function putStanding(
  data: Objects,
  standing: Latest | NoneLatest,
  seen: string | undefined,
): Promise<boolean> {
  const condition = seen === undefined ? ({ if: "absent" } as const) : ({ if: "version", version: seen } as const);
  return (await data.put(latestKey(standing.collection), jsonBytes(standing), condition)).done;
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

import type { Collection } from "../collections/define-collection.ts";
import { draftPrefix, snapshotPrefix } from "../filing/keys.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import { parseDefinition } from "../publish/snapshot-definition.ts";
import type { PublishedVersion } from "../publish/suppress/earlier-file.ts";
import { readFigures } from "../publish/write/read-figures.ts";
import type { Objects } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";
import { asWidened } from "./as-widened.ts";
import { parseManifest } from "./parse-manifest.ts";
import { recordedDefinition } from "./recorded-definition.ts";
import { type TakenVersions, takenVersions } from "./taken-versions.ts";

interface ReadingPowers {
  readonly openTables: () => Promise<Tables>;
  /** What is taken, where it has been looked at already. */
  readonly taken?: Pick<TakenVersions, "turns" | "whole">;
}

/** A version and where its files can be read. */
interface Place {
  readonly version: string;
  readonly prefix: string;
}

/**
 * Every version of a collection that is out, what readers got of its figures and what it was made from: also one that
 * another publisher overtook, since it could be read; and one that has its turn and is not written to the end, since it
 * may be at any moment.
 */
export async function publishedVersions(
  data: Objects,
  collection: string,
  { openTables, taken }: ReadingPowers,
): Promise<readonly PublishedVersion[]> {
  const found = placesOf(collection, taken ?? (await takenVersions(data, collection)));
  if (found.length === 0) return [];
  const engine = await openTables();
  try {
    const versions: PublishedVersion[] = [];
    for (const place of found) versions.push(await readVersion({ ...place, collection }, data, engine));
    return versions;
  } finally {
    await engine.close();
  }
}

function placesOf(collection: string, { turns, whole }: Pick<TakenVersions, "turns" | "whole">): readonly Place[] {
  const written = [...whole].map((version) => ({ version, prefix: snapshotPrefix(collection, version) }));
  const others = turns.filter(({ version }) => !whole.has(version));
  return [
    ...written,
    ...others.map(({ version, manifestSha256 }) => ({ version, prefix: draftPrefix(collection, manifestSha256) })),
  ];
}

async function readVersion(
  { collection: id, version, prefix }: Place & { readonly collection: string },
  data: Objects,
  engine: Tables,
): Promise<PublishedVersion> {
  const bytes = await needed(data, `${prefix}manifest.json`);
  const manifest = parseManifest(bytes);
  const recorded = (await data.get(`${prefix}definition.json`))?.bytes;
  const { collection } =
    recorded === undefined ? await recordedDefinition(data, { collection: id, version }) : parseDefinition(recorded);
  const table = `figures_${version.replaceAll(".", "_")}`;
  await engine.load(table, [await needed(data, `${prefix}figures.parquet`)]);
  const figures = readFigures(await engine.query(`SELECT * FROM ${table} ORDER BY figure`));
  return {
    version,
    manifestSha256: await sha256Hex(bytes),
    collection,
    returns: manifest.inputs,
    figures,
    shownTo: knownTo(asWidened(collection, manifest)),
  };
}

async function needed(data: Objects, key: string): Promise<Uint8Array> {
  const object = await data.get(key);
  if (object === undefined) throw new Error(`${key} is not there: what it published must be known to publish more`);
  return object.bytes;
}

/** With percentages from exact values a number is taken to be known exactly; else to what it was rounded to. */
function knownTo({ publish: { percentFrom, roundCountsTo } }: Collection): number {
  return percentFrom === "exact" ? 1 : roundCountsTo;
}

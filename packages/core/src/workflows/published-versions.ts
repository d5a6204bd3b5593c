import type { Collection } from "../collections/define-collection.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import type { PublishedVersion } from "../publish/suppress/earlier-file.ts";
import { readFigures } from "../publish/write/read-figures.ts";
import type { Objects } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";
import { asWidened } from "./as-widened.ts";
import { readSnapshotFile } from "./latest-snapshot.ts";
import { parseManifest } from "./parse-manifest.ts";
import { recordedDefinition } from "./recorded-definition.ts";

/**
 * Every version of a collection that lies whole in a store, what readers got of its figures and what it was made from:
 * also one that another publisher overtook, since it could be read.
 */
export async function publishedVersions(
  data: Objects,
  collection: string,
  { openTables }: { readonly openTables: () => Promise<Tables> },
): Promise<readonly PublishedVersion[]> {
  const found: string[] = [];
  const prefix = `snapshots/${collection}/`;
  for await (const { key } of data.list(prefix)) {
    const [version = "", path, ...deeper] = key.slice(prefix.length).split("/");
    if (path === "manifest.json" && deeper.length === 0) found.push(version);
  }
  if (found.length === 0) return [];
  const engine = await openTables();
  try {
    const versions: PublishedVersion[] = [];
    for (const version of found) versions.push(await readVersion({ collection, version }, data, engine));
    return versions;
  } finally {
    await engine.close();
  }
}

async function readVersion(
  name: { readonly collection: string; readonly version: string },
  data: Objects,
  engine: Tables,
): Promise<PublishedVersion> {
  const bytes = await readSnapshotFile(data, name, "manifest.json");
  const manifest = parseManifest(bytes);
  const { collection } = await recordedDefinition(data, name);
  const table = `figures_${name.version.replaceAll(".", "_")}`;
  await engine.load(table, [await readSnapshotFile(data, name, "figures.parquet")]);
  const { rows } = await engine.query(`SELECT * FROM ${table} ORDER BY figure`);
  return {
    version: name.version,
    manifestSha256: await sha256Hex(bytes),
    collection,
    returns: manifest.inputs,
    figures: readFigures(rows),
    shownTo: knownTo(asWidened(collection, manifest)),
  };
}

/** With percentages from exact values a number is taken to be known exactly; else to what it was rounded to. */
function knownTo({ publish: { percentFrom, roundCountsTo } }: Collection): number {
  return percentFrom === "exact" ? 1 : roundCountsTo;
}

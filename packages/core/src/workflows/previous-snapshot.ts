import type { PublishRules } from "../collections/measures.ts";
import type { Figures } from "../publish/held/figures.ts";
import { openFigures } from "../publish/held/held-figures.ts";
import type { Manifest } from "../publish/write/manifest.ts";
import { readFigures } from "../publish/write/read-figures.ts";
import type { Objects } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";
import { asPublished } from "./as-published.ts";
import { knownCollection } from "./known.ts";
import { type Latest, readSnapshotFile } from "./latest-snapshot.ts";

/** A snapshot read back: what the next one is compared with. */
export interface PreviousSnapshot {
  readonly version: string;
  readonly figures: Figures;
  readonly manifest: Manifest;
}

/** As objects, all of a large snapshot take ten times the memory. */
const ROWS_AT_ONCE = 50_000;

interface ReadingPowers {
  readonly openTables: () => Promise<Tables>;
  /** How its collection's figures are rounded; left out, as the registry has it. */
  readonly publish?: PublishRules;
}

/** Reads a published snapshot's figures and manifest. */
export async function readPreviousSnapshot(
  data: Objects,
  snapshot: Pick<Latest, "collection" | "version">,
  powers: ReadingPowers,
): Promise<PreviousSnapshot> {
  const manifest = await readManifest(data, snapshot);
  const figures = await readSnapshotFigures(data, snapshot, powers);
  return { version: snapshot.version, figures, manifest };
}

/** The manifest of a published snapshot. */
export async function readManifest(data: Objects, snapshot: Pick<Latest, "collection" | "version">): Promise<Manifest> {
  return JSON.parse(new TextDecoder().decode(await readSnapshotFile(data, snapshot, "manifest.json")));
}

/** The figures of a published snapshot. */
export async function readSnapshotFigures(
  data: Objects,
  snapshot: Pick<Latest, "collection" | "version">,
  { openTables, publish = knownCollection(snapshot.collection).publish }: ReadingPowers,
): Promise<Figures> {
  const bytes = await readSnapshotFile(data, snapshot, "figures.parquet");
  const tables = await openTables();
  try {
    await tables.load("figures", [bytes]);
    const keeper = openFigures();
    for (let from = 0; ; from += ROWS_AT_ONCE) {
      const some = `SELECT * FROM figures WHERE rowid >= ${from} AND rowid < ${from + ROWS_AT_ONCE}`;
      const read = readFigures(await tables.query(some));
      for (const figure of read) keeper.add(asPublished(figure, publish));
      if (read.length === 0) return keeper.held();
    }
  } finally {
    await tables.close();
  }
}

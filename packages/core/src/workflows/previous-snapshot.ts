import type { PublishRules } from "../collections/measures.ts";
import type { Figure } from "../publish/figure.ts";
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
  readonly figures: readonly Figure[];
  readonly manifest: Manifest;
}

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
): Promise<readonly Figure[]> {
  const bytes = await readSnapshotFile(data, snapshot, "figures.parquet");
  const tables = await openTables();
  try {
    await tables.load("figures", [bytes]);
    return readFigures(await tables.query("SELECT * FROM figures ORDER BY figure")).map((figure) =>
      asPublished(figure, publish),
    );
  } finally {
    await tables.close();
  }
}

import { type ComparedBefore, changesFiles } from "../publish/changes/changes-files.ts";
import type { WithdrawnVersion } from "../publish/changes/withdrawn-version.ts";
import { chartsOf } from "../publish/charts/charts-of.ts";
import { chartsPage } from "../publish/charts/charts-page.ts";
import type { FigureChange } from "../publish/compare-figures.ts";
import type { Publication } from "../publish/make-publication.ts";
import { definitionBytes } from "../publish/snapshot-definition.ts";
import { workbookInParts } from "../publish/spreadsheet/national-workbook.ts";
import { type EarlierFile, earlierBytes } from "../publish/suppress/earlier-file.ts";
import { jsonBytes } from "../publish/write/canonical-json.ts";
import { csvMetadataBytes } from "../publish/write/csv-metadata.ts";
import { dataPackageBytes } from "../publish/write/data-package.ts";
import { databaseContents } from "../publish/write/database-contents.ts";
import { makeManifest, manifestBytes } from "../publish/write/manifest.ts";
import type { SnapshotTable } from "../publish/write/snapshot-table.ts";
import { tablesInParts } from "../publish/write/snapshot-tables.ts";
import type { Tables } from "../storage/tables.ts";
import { inTurns, othersFirst } from "./in-turns.ts";
import type { SnapshotInputs } from "./snapshot-inputs.ts";

/** A file of a snapshot, by its path inside it. */
export interface SnapshotFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

interface ToWrite {
  readonly publication: Publication;
  /** What was known already, where the collection protects small numbers. */
  readonly earlier: EarlierFile | null;
  readonly inputs: SnapshotInputs;
  readonly version: string;
  readonly previous: ComparedBefore | undefined;
  /** How its figures differ from the new ones, where they have been compared already. */
  readonly changes?: readonly FigureChange[] | undefined;
  /** Versions withdrawn since that one. */
  readonly withdrawn?: readonly WithdrawnVersion[] | undefined;
  /** In place of a database made anew, where its content is known to be the same. */
  readonly database?: Uint8Array | undefined;
}

export const startedPath = "started.json";
export const manifestPath = "manifest.json";
export const earlierPath = "earlier.json";
export const definitionPath = "definition.json";
export const changesPath = "changes.json";
export const figuresPath = "figures.parquet";

/** The database file of a collection's snapshot. */
export function databasePath(collection: string): string {
  return `${collection}.duckdb`;
}

/** Every file of a snapshot in the order they are written, the manifest last. Equal inputs give equal bytes. */
export async function snapshotFiles(
  { publication, earlier, inputs, version, previous, changes, withdrawn = [], database }: ToWrite,
  openTables: () => Promise<Tables>,
): Promise<readonly SnapshotFile[]> {
  const tables = await inTurns(tablesInParts(publication));
  const { collection } = publication;
  const [bytes, { workbook, charts }] = await Promise.all([
    // The engine has threads of its own.
    database ?? databaseBytes(tables, publication, openTables),
    filesForPeople(publication, version),
  ]);
  const files = [
    ...tables.flatMap(({ name, parquet, csv }) => [
      { path: `${name}.parquet`, bytes: parquet },
      { path: `${name}.csv`, bytes: csv },
    ]),
    { path: databasePath(collection.id), bytes },
    { path: "datapackage.json", bytes: dataPackageBytes(publication, version, tables) },
    { path: "csv-metadata.json", bytes: csvMetadataBytes(publication, tables) },
    { path: "national.xlsx", bytes: workbook },
    { path: "charts.html", bytes: charts },
    { path: definitionPath, bytes: definitionBytes(inputs) },
    ...(earlier === null ? [] : [{ path: earlierPath, bytes: earlierBytes(earlier) }]),
    ...changesFiles(publication, version, { previous, changes, withdrawn }),
  ];
  const manifest = await makeManifest({
    publication,
    version,
    code: inputs.code,
    previous: previous ?? null,
    withdrawn,
    files,
  });
  const started = { path: startedPath, bytes: startedBytes(inputs, previous?.version ?? null) };
  return [started, ...files, { path: manifestPath, bytes: manifestBytes(manifest) }];
}

/** What a publisher claims a version with: the same bytes only for the same inputs compared with the same version. */
export function startedBytes(
  { fingerprint }: Pick<SnapshotInputs, "fingerprint">,
  previous: string | null,
): Uint8Array {
  return jsonBytes({ format: "council-returns/started/1", fingerprint, previous });
}

async function filesForPeople(publication: Publication, version: string) {
  const workbook = await inTurns(workbookInParts(publication, version));
  await othersFirst();
  const charts = await chartsBytes(publication, version);
  await othersFirst();
  return { workbook, charts };
}

async function chartsBytes(publication: Publication, version: string): Promise<Uint8Array> {
  return new TextEncoder().encode(chartsPage(publication, version, await chartsOf(publication)));
}

async function databaseBytes(
  tables: readonly SnapshotTable[],
  publication: Publication,
  openTables: () => Promise<Tables>,
): Promise<Uint8Array> {
  const engine = await openTables();
  try {
    return await engine.database(databaseContents(tables, publication));
  } finally {
    await engine.close();
  }
}

import type { Publication } from "../make-publication.ts";
import { syntheticStatement } from "../synthetic-statement.ts";
import { jsonBytes } from "./canonical-json.ts";
import { openGovernmentLicence } from "./licence.ts";
import type { ColumnType, SnapshotTable } from "./snapshot-table.ts";

/** Types as Data Package names them. */
const fieldTypes: Readonly<Record<ColumnType, string>> = {
  VARCHAR: "string",
  "DECIMAL(18,4)": "number",
  INTEGER: "integer",
  BOOLEAN: "boolean",
};

/**
 * `datapackage.json` of a snapshot (Data Package 2.0, https://datapackage.org): every CSV and
 * Parquet file with its columns, types and descriptions. Only the CSVs say their size: Frictionless
 * never counts the bytes of a Parquet file, and takes any size said of one for wrong.
 */
export function dataPackageBytes(
  publication: Publication,
  version: string,
  tables: readonly SnapshotTable[],
): Uint8Array {
  const { collection, synthetic } = publication;
  return jsonBytes({
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: collection.id,
    title: collection.title,
    description: synthetic ? `${collection.description} ${syntheticStatement}` : collection.description,
    version,
    synthetic,
    licenses: [openGovernmentLicence],
    sources: sourcesOf(publication),
    resources: tables.flatMap(resourcesOf),
  });
}

function resourcesOf(table: SnapshotTable): object[] {
  const common = { type: "table", title: table.name, description: table.comment };
  const schema = {
    fields: table.columns.map(({ name, type, description }) => ({ name, type: fieldTypes[type], description })),
    missingValues: [""],
    ...(table.key.length === 0 ? {} : { primaryKey: table.key }),
  };
  return [
    {
      name: table.name,
      path: `${table.name}.csv`,
      ...common,
      format: "csv",
      mediatype: "text/csv",
      encoding: "utf-8",
      bytes: table.csv.length,
      schema,
    },
    {
      name: `${table.name}-parquet`,
      path: `${table.name}.parquet`,
      ...common,
      format: "parquet",
      mediatype: "application/vnd.apache.parquet",
      schema,
    },
  ];
}

function sourcesOf({ returns, claims, targets }: Publication): object[] {
  const published = [...claims, ...targets].map(({ source }) => source);
  const own = `${returns.length} ${returns.length === 1 ? "return" : "returns"}, listed in manifest.json`;
  return [own, ...[...new Set(published)].toSorted()].map((title) => ({ title }));
}

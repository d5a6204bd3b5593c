import type { Publication } from "../make-publication.ts";
import { syntheticStatement } from "../synthetic-statement.ts";
import { jsonBytes } from "./canonical-json.ts";
import { openGovernmentLicence } from "./licence.ts";
import type { ColumnType, SnapshotTable } from "./snapshot-table.ts";

/** Types as CSV on the Web names them; its decimals are exact. */
const datatypes: Readonly<Record<ColumnType, string>> = {
  VARCHAR: "string",
  "DECIMAL(18,4)": "decimal",
  INTEGER: "integer",
  BOOLEAN: "boolean",
};

/**
 * `csv-metadata.json` of a snapshot (W3C, Metadata Vocabulary for Tabular Data, 17 December 2015): the CSV files as a
 * group of tables, with the columns of each, what they hold, their keys, and what refers to `measures`. It stands under
 * the name and in the place where a reader of one of the CSVs looks for it (Model for Tabular Data, 5.3).
 */
export function csvMetadataBytes(
  { collection, synthetic }: Pick<Publication, "collection" | "synthetic">,
  tables: readonly SnapshotTable[],
): Uint8Array {
  const measures = tables.find(({ name }) => name === "measures");
  return jsonBytes({
    "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
    "dc:title": collection.title,
    "dc:description": synthetic ? `${collection.description} ${syntheticStatement}` : collection.description,
    "dc:license": { "@id": openGovernmentLicence.path },
    null: "",
    tables: tables.map((table) => tableOf(table, measures)),
  });
}

function tableOf(table: SnapshotTable, measures: SnapshotTable | undefined): object {
  const names = new Set(table.columns.map(({ name }) => name));
  const refers = measures !== undefined && measures !== table && measures.key.every((name) => names.has(name));
  return {
    url: urlOf(table),
    "dc:title": table.name,
    "dc:description": table.comment,
    tableSchema: {
      columns: table.columns.map(({ name, type, description }) => ({
        name,
        titles: name,
        "dc:description": description,
        datatype: datatypes[type],
        ...(table.key.includes(name) && { required: true }),
      })),
      ...(table.key.length > 0 && { primaryKey: table.key }),
      ...(refers && {
        foreignKeys: [
          {
            columnReference: measures.key,
            reference: { resource: urlOf(measures), columnReference: measures.key },
          },
        ],
      }),
    },
  };
}

function urlOf({ name }: SnapshotTable): string {
  return `${name}.csv`;
}

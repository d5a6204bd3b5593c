import { describe, expect, it } from "vitest";
import { csvMetadataBytes } from "../../packages/core/src/publish/write/csv-metadata.ts";
import type { ColumnType } from "../../packages/core/src/publish/write/snapshot-table.ts";
import { writeTable } from "../../packages/core/src/publish/write/snapshot-table.ts";
import { loans } from "./fixture.ts";

function table(name: string, key: readonly string[], columns: Readonly<Record<string, ColumnType>>) {
  const described = Object.entries(columns).map(([column, type]) => {
    return { name: column, type, description: `What ${column} is.`, of: () => null };
  });
  return writeTable({ name, comment: `About ${name}.`, key, columns: described, rows: [] });
}

const tables = [
  table("figures", ["figure"], { figure: "VARCHAR", measure: "VARCHAR", basis: "VARCHAR", value: "DECIMAL(18,4)" }),
  table("measures", ["measure", "basis"], { measure: "VARCHAR", basis: "VARCHAR", version: "INTEGER" }),
  table("notes", [], { measure: "VARCHAR", synthetic: "BOOLEAN" }),
];

function metadata(synthetic: boolean) {
  return JSON.parse(new TextDecoder().decode(csvMetadataBytes({ collection: loans(), synthetic }, tables)));
}

describe("csvMetadataBytes", () => {
  it("describes every CSV with its columns as its header has them, their datatypes and what they hold", () => {
    const [figures] = metadata(false).tables;
    expect(metadata(false).tables.map(({ url }: { url: string }) => url)).toEqual([
      "figures.csv",
      "measures.csv",
      "notes.csv",
    ]);
    expect(figures.tableSchema.columns).toEqual([
      {
        name: "figure",
        titles: "figure",
        "dc:description": "What figure is.",
        datatype: "string",
        required: true,
      },
      { name: "measure", titles: "measure", "dc:description": "What measure is.", datatype: "string" },
      { name: "basis", titles: "basis", "dc:description": "What basis is.", datatype: "string" },
      { name: "value", titles: "value", "dc:description": "What value is.", datatype: "decimal" },
    ]);
  });

  it("refers to measures from each table that names measure and basis, and from no other", () => {
    const refers = metadata(false).tables.map(
      ({ tableSchema }: { tableSchema: { foreignKeys?: object } }) => tableSchema.foreignKeys,
    );
    const columnReference = ["measure", "basis"];
    expect(refers).toEqual([
      [{ columnReference, reference: { resource: "measures.csv", columnReference } }],
      undefined,
      undefined,
    ]);
  });

  it("names a key where there is one, and says where returns are synthetic", () => {
    const keys = metadata(true).tables.map(
      ({ tableSchema }: { tableSchema: { primaryKey?: object } }) => tableSchema.primaryKey,
    );
    expect(keys).toEqual([["figure"], ["measure", "basis"], undefined]);
    expect(metadata(true)["dc:description"]).toContain("synthetic");
    expect(metadata(false)["dc:description"]).not.toContain("synthetic");
  });
});

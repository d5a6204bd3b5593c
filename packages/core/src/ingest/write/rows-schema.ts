import type { SchemaElement } from "hyparquet";
import type { ColumnKind } from "../../collections/columns.ts";
import { columnScale } from "../../collections/columns.ts";
import type { Table } from "../../collections/define-collection.ts";
import { rememberBy } from "../../collections/remember-by.ts";

/** Digits every stored number has room for. */
export const STORED_DIGITS = 18;

/** Columns that every file of rows starts with: where the row is from. */
export const FIXED_COLUMNS = ["return_period", "council_code", "submission", "file_sha256", "sheet"] as const;

/** The row as its sheet numbers it, from 1; the last of the fixed columns. */
export const ROW_NUMBER = "row_number";

/** Column beside `column` that says why there is no value, or what kind of value it is. */
export function statusColumn(column: string): string {
  return `${column}_status`;
}

/** Column beside `column` that has the A1 address of the cell in the row's sheet. */
export function cellColumn(column: string): string {
  return `${column}_cell`;
}

/**
 * The one Parquet schema of a table's rows: the fixed columns, then for each column of the table, in the order
 * declared, its value, its status and its cell. Counts are DECIMAL(18,0), amounts DECIMAL(18,2) in pounds, rates
 * DECIMAL(18,6) in percent, dates DATE, all else text. Throws a `TypeError` where two columns would share a name.
 */
export const rowsSchema = rememberBy((table: Table): readonly SchemaElement[] => {
  const columns = [
    ...FIXED_COLUMNS.map((name) => text(name, "REQUIRED")),
    { name: ROW_NUMBER, type: "INT32", repetition_type: "REQUIRED" } as const,
    ...Object.entries(table.columns).flatMap(([name, { kind }]) => [
      valueElement(name, kind),
      text(statusColumn(name)),
      text(cellColumn(name)),
    ]),
  ];
  const names = new Set(columns.map(({ name }) => name));
  if (names.size < columns.length) throw new TypeError(`Two columns of the table "${table.title}" share a stored name`);
  return [{ name: "rows", num_children: columns.length }, ...columns];
});

function valueElement(name: string, kind: ColumnKind): SchemaElement {
  const scale = columnScale(kind);
  if (scale !== undefined) return decimal(name, scale);
  if (kind !== "date") return text(name);
  return {
    name,
    type: "INT32",
    repetition_type: "OPTIONAL",
    converted_type: "DATE",
    logical_type: { type: "DATE" },
  };
}

function decimal(name: string, scale: number): SchemaElement {
  return {
    name,
    type: "INT64",
    repetition_type: "OPTIONAL",
    converted_type: "DECIMAL",
    precision: STORED_DIGITS,
    scale,
    logical_type: { type: "DECIMAL", precision: STORED_DIGITS, scale },
  };
}

function text(name: string, repetition: "REQUIRED" | "OPTIONAL" = "OPTIONAL"): SchemaElement {
  return {
    name,
    type: "BYTE_ARRAY",
    repetition_type: repetition,
    converted_type: "UTF8",
    logical_type: { type: "STRING" },
  };
}

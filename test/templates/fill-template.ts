import * as XLSX from "@e965/xlsx";
import type { Column } from "../../packages/core/src/collections/columns.ts";
import type { Collection, Table } from "../../packages/core/src/collections/define-collection.ts";

type Entry = string | number | null;

/** Gives what to enter in a column; undefined leaves the cell as it is. */
export type Answers = (table: string, column: string, row: number) => Entry | undefined;

/**
 * Opens a template as a person would and fills its tables in: every empty cell of the rows that are
 * named, and one row where none is. Without an answer a cell gets the least that will do.
 */
export function fillTemplate(bytes: Uint8Array, collection: Collection, answers: Answers, council: string): Uint8Array {
  const workbook = XLSX.read(bytes.slice());
  for (const [id, table] of Object.entries(collection.tables)) {
    const name = workbook.SheetNames.find((sheet) => sheet === table.title) ?? "";
    const rows = XLSX.utils.sheet_to_json<Entry[]>(workbook.Sheets[name] ?? {}, {
      header: 1,
      defval: null,
      blankrows: true,
    });
    workbook.Sheets[name] = XLSX.utils.aoa_to_sheet(fillTable(rows, { id, table, answers, council }));
  }
  return new Uint8Array(XLSX.write(workbook, { type: "array", bookType: "xlsx" }));
}

interface Filling {
  readonly id: string;
  readonly table: Table;
  readonly answers: Answers;
  readonly council: string;
}

function fillTable(rows: readonly Entry[][], { id, table, answers, council }: Filling): Entry[][] {
  const columns = Object.entries(table.columns);
  const header = rows.findIndex((row) => columns.every(([, { headers }], index) => row[index] === headers[0]));
  const named = rows.slice(header + 1).filter((row) => row.some((cell) => cell !== null));
  const given = named.length > 0 ? named : [columns.map(() => null)];
  const filled = given.map((row, n) =>
    columns.map(([column, definition], index) => {
      const answer = answers(id, column, n);
      if (answer !== undefined) return answer;
      return row[index] ?? least(definition, council);
    }),
  );
  return [...rows.slice(0, header + 1), ...filled];
}

function least(column: Column, council: string): Entry {
  if (column.kind === "text") return "Some words";
  if (column.kind === "authority") return council;
  if (column.required === false || column.blank === true) return null;
  if (column.kind === "category") return Object.values(column.values)[0]?.[0] ?? null;
  if (column.kind === "date") return "14/05/2010";
  return column.kind === "month" ? "September 2014" : 0;
}

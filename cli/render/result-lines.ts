import type { SqlResult } from "@council-returns/core/storage/tables.ts";
import { countOf } from "./count-of.ts";
import { textTable } from "./text-table.ts";

const NUMBER_TYPE = /^(DECIMAL|U?(TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|FLOAT|DOUBLE)/;

/** An answer in SQL as a table for people; numbers stand to the right, no value is empty. */
export function resultLines({ columns, rows }: SqlResult, width: number): string[] {
  const table = {
    columns: columns.map(({ name, type }) => ({
      title: name,
      align: NUMBER_TYPE.test(type) ? ("right" as const) : ("left" as const),
    })),
    rows: rows.map((row) => columns.map(({ name }) => String(row[name] ?? ""))),
  };
  return [...textTable(table, width), "", countOf(rows.length, "row")];
}

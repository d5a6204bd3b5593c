import { csvBytes } from "../publish/write/csv.ts";
import type { SqlResult } from "../storage/tables.ts";

const NUMBER_TYPE = /^(DECIMAL|U?(TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|FLOAT|DOUBLE|BOOLEAN)/;

/** An answer in SQL as CSV, by the same rules as published CSV: text is never run as a formula. */
export function resultCsv({ columns, rows }: SqlResult): string {
  const described = columns.map(({ name, type }) => {
    const written = NUMBER_TYPE.test(type) ? ("INTEGER" as const) : ("VARCHAR" as const);
    return { name, type: written, description: "" };
  });
  const cells = columns.map(({ name }) =>
    rows.map((row) => {
      const value = row[name] ?? null;
      return typeof value === "bigint" ? String(value) : value;
    }),
  );
  return new TextDecoder().decode(csvBytes(described, cells));
}

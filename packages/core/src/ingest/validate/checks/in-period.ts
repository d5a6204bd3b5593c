import type { InPeriod } from "../../../collections/checks.ts";
import type { Finding } from "../../../findings/finding.ts";
import { finding } from "../../../findings/make-finding.ts";
import type { Period } from "../../../periods/period.ts";
import { rowsWith } from "../../normalise/held-rows.ts";
import type { Row } from "../../normalise/normalised.ts";
import { columnTitle } from "../column-title.ts";
import { placeOf } from "../place-of.ts";
import type { TableInCheck } from "../return-in-check.ts";

/** Each date known falls in the period. Rows below one another that do not are one finding. */
export function checkInPeriod({ column, severity }: InPeriod, table: TableInCheck, period: Period): Finding[] {
  const late = rowsWith(table, [column]).filter((row) => isOutside(row.values[column]?.value, period));
  return runs(late).flatMap((rows): Finding[] => {
    const [first] = rows;
    const last = rows.at(-1);
    if (first === undefined || last === undefined) return [];
    const place = placeOf(table.id, first, column);
    const end = last.values[column]?.cell ?? "";
    const cell = rows.length === 1 || place.cell === undefined ? place.cell : `${place.cell}:${end}`;
    const found = first.values[column]?.shown ?? "";
    const facts = { title: columnTitle(table.definition, column), found, rows: rows.length, period: period.label };
    const value = rows.length === 1 ? found : undefined;
    return [finding("outside-period", cell === undefined ? place : { ...place, cell }, facts, { severity, value })];
  });
}

function isOutside(value: unknown, { start, end }: Period): boolean {
  if (typeof value !== "string") return false;
  const day = value.slice(0, 10);
  return day < start.slice(0, day.length) || day > end.slice(0, day.length);
}

/** Rows that stand below one another on one sheet, together. */
function runs(rows: readonly Row[]): Row[][] {
  const all: Row[][] = [];
  for (const row of rows) {
    const run = all.at(-1);
    const before = run?.at(-1);
    if (run !== undefined && before?.sheet === row.sheet && before.row + 1 === row.row) run.push(row);
    else all.push([row]);
  }
  return all;
}

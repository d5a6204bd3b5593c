import type { Column } from "../../collections/columns.ts";
import type { Finding, Place } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Value } from "../normalise/normalised.ts";
import { LONGEST_TEXT } from "./cell-schema.ts";
import { columnLimits } from "./column-limits.ts";
import { allowedValues, expectedValue } from "./expected-value.ts";
import { showNumber } from "./show-number.ts";

/** What is wrong with a cell that its column's schema refuses. It is not blank. */
export function cellFinding(column: Column, cell: Value, place: Place): Finding {
  const found = cell.shown === "" ? String(cell.value) : cell.shown;
  const value = { value: found };
  if (column.kind === "category") {
    return finding("not-in-list", place, { found, allowed: allowedValues(column.values) }, value);
  }
  if (column.kind === "date") return finding("not-a-date", place, { found }, value);
  if (column.kind === "month") return finding("not-a-date", place, { found, expected: expectedValue(column) }, value);
  if (column.kind === "text" || column.kind === "authority") {
    if (typeof cell.value === "bigint") return notANumber(column, found, place);
    const most = column.kind === "text" ? (column.longest ?? LONGEST_TEXT) : LONGEST_TEXT;
    return finding("too-long", place, { length: String(cell.value).length, most });
  }
  if (typeof cell.value !== "bigint") return notANumber(column, found, place);
  const { least, most } = columnLimits(column);
  if (cell.value < least && least === 0n && column.kind !== "rate") return finding("negative", place, { found }, value);
  const limits = { least: showNumber(least, column.kind), most: showNumber(most, column.kind) };
  return finding("out-of-range", place, { found, ...limits }, value);
}

function notANumber(column: Column, found: string, place: Place): Finding {
  return finding("not-a-number", place, { found, expected: expectedValue(column) }, { value: found });
}

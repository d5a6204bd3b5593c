import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { readAddress } from "../decode/read-address.ts";
import { heldOf } from "../normalise/held-rows.ts";
import { columnTitle } from "../validate/column-title.ts";
import type { Cause } from "./cause.ts";
import type { ReturnToSense } from "./return-to-sense.ts";

/** Fewer rows without an amount are single mistakes. */
const FEWEST = 3;
/** Of the steps from a row to the next, so many must be from one that has an amount to one that has none, or back. */
const NEARLY_ALL = 0.9;

/**
 * In a list, every second row has no amount: each of its rows stands on two lines, the second with what has no column of its own, such as
 * a reference under the day. One cause, where each line would be a finding, and as many rows too many would be kept.
 */
export function rowsOnTwoLines({ collection, tables, found, validated }: ReturnToSense): Cause[] {
  return Object.entries(collection.tables).flatMap(([id, table]): Cause[] => {
    if (table.keyless !== true) return [];
    const blank = [...found, ...validated].filter(({ code, place }) => {
      return code === "blank-cell" && place.table === id && table.columns[place.column ?? ""]?.kind === "amount";
    });
    const [first] = blank;
    if (first === undefined || blank.length < FEWEST) return [];
    const without = new Set(blank.map(lineOf));
    const held = tables.filter((one) => one.table === id).map(heldOf);
    const lines = held.flatMap(({ sheets, numbers }) => numbers.map((row, at) => `${sheets[at]} ${row}`));
    const steps = lines.slice(1).filter((line, at) => without.has(line) !== without.has(lines[at] ?? ""));
    if (steps.length < NEARLY_ALL * (lines.length - 1)) return [];
    const facts = {
      title: table.title,
      column: columnTitle(table, first.place.column ?? ""),
      rows: without.size,
      of: lines.length,
    };
    const explains = (other: Finding) => other.place.table === id && without.has(lineOf(other));
    return [{ finding: finding("rows-on-two-lines", first.place, facts), explains }];
  });
}

function lineOf({ place }: Finding): string {
  const row = place.row ?? (readAddress(place.cell ?? "")?.row ?? -1) + 1;
  return `${place.sheet} ${row}`;
}

import type { Table } from "../../collections/define-collection.ts";
import type { Finding, FindingCode } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { rangeAddress } from "../decode/address.ts";
import { readRange } from "../decode/read-address.ts";
import type { Range } from "../decode/workbook.ts";
import { columnTitle } from "../validate/column-title.ts";
import { expectedValue } from "../validate/expected-value.ts";
import type { HeldRows } from "./held-rows.ts";

/** With fewer cells, each may have a cause of its own. */
const LEAST_CELLS = 4;
/** What cannot be read at all; a number that is below zero or has a fraction can. */
const UNREAD: ReadonlySet<FindingCode> = new Set([
  "not-a-number",
  "not-a-date",
  "not-in-list",
  "unknown-authority",
  "error-cell",
]);

/** One finding for a column of which no cell that holds something could be read, in place of one for each. */
export function wrongColumns(findings: readonly Finding[], rows: HeldRows, definition: Table): Finding[] {
  const byColumn = Map.groupBy(findings, ({ code, place }) => (UNREAD.has(code) ? place.column : undefined));
  const wrong = [...byColumn].flatMap(([column, same]): Finding[] => {
    const one = column === undefined ? undefined : wrongColumn(column, same, { rows, definition });
    return one === undefined ? [] : [one];
  });
  if (wrong.length === 0) return [...findings];
  const columns = new Set(wrong.map(({ place }) => place.column));
  return [...findings.filter(({ code, place }) => !UNREAD.has(code) || !columns.has(place.column)), ...wrong];
}

function wrongColumn(
  id: string,
  findings: readonly Finding[],
  { rows, definition }: { readonly rows: HeldRows; readonly definition: Table },
): Finding | undefined {
  const column = definition.columns[id];
  const held = countHeld(rows, id, findings.length);
  const [first] = findings;
  if (column === undefined || first === undefined || held < LEAST_CELLS || findings.length < held) return undefined;
  const found = [...new Set(findings.flatMap(({ value }) => value ?? []))];
  const facts = { title: columnTitle(definition, id), expected: expectedValue(column), found, rows: held };
  return finding("wrong-column", { ...first.place, ...cellsOf(findings) }, facts);
}

/** How many rows hold something in a column; counted no further than one above `most`. */
function countHeld({ numbers, columns }: HeldRows, id: string, most: number): number {
  const column = columns.get(id);
  let held = 0;
  for (let row = 0; row < numbers.length && held <= most; row += 1) {
    if ((column?.shown(row) ?? "") !== "") held += 1;
  }
  return held;
}

/** The range from the first to the last; columns that stand as rows have one too. */
function cellsOf(findings: readonly Finding[]): { readonly cell: string } | undefined {
  const ranges = findings.flatMap(({ place }) => readRange(place.cell ?? "") ?? []);
  const [first, ...rest] = ranges;
  return first === undefined ? undefined : { cell: rangeAddress(rest.reduce(around, first)) };
}

function around(one: Range, other: Range): Range {
  return {
    top: Math.min(one.top, other.top),
    left: Math.min(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
  };
}

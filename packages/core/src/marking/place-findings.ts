import type { Place } from "../findings/finding.ts";
import type { Severity } from "../findings/severity.ts";
import { readRange } from "../ingest/decode/read-address.ts";
import type { Range } from "../ingest/decode/workbook.ts";
import type { MarkedFinding } from "./marking.ts";
import { COLUMNS, ROWS } from "./sheet/cell-marks.ts";

/** A finding with its place in the workbook that is marked, as far as it has one. */
export interface PlacedFinding {
  readonly finding: MarkedFinding;
  /** Position in the list of sheets. */
  readonly sheet: number | undefined;
  readonly range: Range | undefined;
}

/** Names of a workbook's sheets in their order; undefined for the one an earlier marking added. */
export type SheetNames = readonly (string | undefined)[];

const RANK: Readonly<Record<Severity, number>> = { error: 0, query: 1, note: 2 };

/**
 * Finds the sheet and cells of each finding, by the names of the sheets; a sheet without a name is no place for one.
 * Errors come first, then queries, then notes; within each, those without a cell; otherwise the order they came in.
 */
export function placeFindings(findings: readonly MarkedFinding[], sheets: SheetNames): readonly PlacedFinding[] {
  const find = sheetFinder(sheets);
  return findings
    .map((finding) => {
      const sheet = find(finding.place);
      return { finding, sheet, range: sheet === undefined ? undefined : rangeOf(finding.place) };
    })
    .sort((left, right) => rankOf(left) - rankOf(right));
}

function rankOf({ finding, range }: PlacedFinding): number {
  return 2 * RANK[finding.severity] + (range === undefined ? 0 : 1);
}

/** A file without sheet names has one sheet, which is the place of what is known by its cell or row alone. */
function sheetFinder(sheets: SheetNames): (place: Place) => number | undefined {
  const named = sheets.flatMap((name, index) => (name === undefined ? [] : [{ name, index }])).toReversed();
  const exact = new Map(named.map(({ name, index }) => [name, index]));
  const folded = new Map(named.map(({ name, index }) => [name.toLowerCase(), index]));
  const only = named.length === 1 ? named[0]?.index : undefined;
  return ({ sheet = "", cell, row }) => {
    if (sheet === "") return cell === undefined && row === undefined ? undefined : only;
    return exact.get(sheet) ?? folded.get(sheet.toLowerCase());
  };
}

function rangeOf({ cell }: Place): Range | undefined {
  const range = cell === undefined ? undefined : readRange(cell);
  return range !== undefined && range.bottom < ROWS && range.right < COLUMNS ? range : undefined;
}

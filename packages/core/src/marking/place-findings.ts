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

const RANK: Readonly<Record<Severity, number>> = { error: 0, query: 1, note: 2 };

/**
 * Finds the sheet and cells of each finding, by the names of the sheets. Errors come first, then queries, then notes;
 * within each, those without a cell; otherwise the order they came in.
 */
export function placeFindings(findings: readonly MarkedFinding[], sheets: readonly string[]): readonly PlacedFinding[] {
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

/** A file without sheet names has one sheet, and so has a place that names none but is a cell. */
function sheetFinder(sheets: readonly string[]): (place: Place) => number | undefined {
  const exact = new Map(sheets.toReversed().map((name, index) => [name, sheets.length - 1 - index]));
  const folded = new Map(sheets.toReversed().map((name, index) => [name.toLowerCase(), sheets.length - 1 - index]));
  return ({ sheet = "", cell, row }) => {
    const known = exact.get(sheet) ?? folded.get(sheet.toLowerCase());
    const only = sheet === "" && (cell !== undefined || row !== undefined) && sheets.length === 1 ? 0 : undefined;
    return known ?? only;
  };
}

function rangeOf({ cell }: Place): Range | undefined {
  const range = cell === undefined ? undefined : readRange(cell);
  return range !== undefined && range.bottom < ROWS && range.right < COLUMNS ? range : undefined;
}

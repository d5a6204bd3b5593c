import { catalogue } from "./catalogue.ts";
import type { CatalogueEntry, FindingGroup } from "./catalogue-entry.ts";
import { cellRanges } from "./cell-ranges.ts";
import type { FindingCode } from "./finding.ts";
import { cellName } from "./place-words.ts";
import type { Severity } from "./severity.ts";

/** A finding as JSON has it, as far as grouping asks. */
export interface Groupable {
  readonly code: string;
  readonly severity: Severity;
  readonly sheet: string | null;
  readonly cell: string | null;
  readonly row: number | null;
  readonly column: string | null;
}

/** Findings of one code in one column, which the same thing would mend. */
export interface FindingsAlike {
  /** What is to be done with them, for a heading: `Correct these cells`. */
  readonly todo: string;
  readonly code: string;
  readonly severity: Severity;
  /** Every place, however many: `People!B7, B9 and B12 to B20`. */
  readonly where: string;
  readonly count: number;
  /** Their positions in the list of findings. */
  readonly findings: readonly number[];
}

/** In the order of work: what settles most comes first. */
const TODO: Readonly<Record<FindingGroup, string>> = {
  "The file": "Put the file right",
  "The wrong file": "Check that this is the right file",
  "Who and when": "Check the council and the period",
  "Tables and columns": "Put tables and headers right",
  Cells: "Correct these cells",
  "Sums and comparisons": "Make the numbers agree",
};
const ORDER = Object.keys(TODO);
const SEVERITIES: readonly Severity[] = ["error", "query", "note"];
const TO_CONFIRM = "Confirm or explain";
const TO_KNOW = "Nothing to do if these are right";

/**
 * Puts findings that are alike together: errors first, then queries, then notes; within each, by what is to be done,
 * and in the order they came in. Every finding is in one group, and every place is named.
 */
export function groupFindings(findings: readonly Groupable[]): FindingsAlike[] {
  const numbered = findings.map((finding, at) => ({ finding, at, rank: rankOf(finding) }));
  const groups = Map.groupBy(numbered, ({ finding, at }) => keyOf(finding, at));
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const { code, severity } = first.finding;
      const all = group.map(({ finding }) => finding);
      const alike = { todo: todoOf(first.finding), code, severity, where: placesText(all), count: all.length };
      return [{ rank: first.rank, alike: { ...alike, findings: group.map(({ at }) => at) } }];
    })
    .sort((one, other) => one.rank - other.rank)
    .map(({ alike }) => alike);
}

/**
 * The places of findings alike, in words: `People!C4 to C6 and C9`, `the sheet "People"`, `The whole file`; no more
 * ranges than `most`, with how many cells are left.
 */
export function placesText(findings: readonly Groupable[], most = Number.POSITIVE_INFINITY): string {
  const [first] = findings;
  const sheet = first?.sheet ?? "";
  const cells = findings.flatMap(({ cell }) => (cell === null || cell === "" ? [] : [cell]));
  if (cells.length === 0) return wholePlace(sheet, first?.row ?? null);
  const ranges = cellRanges(cells);
  const told = ranges.slice(0, most).map((range) => range.replace(":", " to "));
  const left = ranges.length - told.length;
  const parts = left > 0 ? [...told, `${left} more`] : told;
  const last = parts.pop() ?? "";
  const list = parts.length === 0 ? last : `${parts.join(", ")} and ${last}`;
  return `${cellName("", sheet)}${list}`;
}

function wholePlace(sheet: string, row: number | null): string {
  if (row !== null) return sheet === "" ? `Row ${row}` : `${sheet}, row ${row}`;
  return sheet === "" ? "The whole file" : `Sheet ${sheet}`;
}

/** Findings without a cell are told one by one. */
function keyOf({ code, severity, sheet, cell, column }: Groupable, at: number): string {
  return JSON.stringify(cell === null ? [at] : [code, severity, sheet, column]);
}

function entryOf(code: string): CatalogueEntry | undefined {
  return code in catalogue ? catalogue[code as FindingCode] : undefined;
}

function todoOf({ code, severity }: Groupable): string {
  if (severity === "query") return TO_CONFIRM;
  return severity === "note" ? TO_KNOW : TODO[entryOf(code)?.group ?? "The file"];
}

function rankOf({ code, severity }: Groupable): number {
  return SEVERITIES.indexOf(severity) * ORDER.length + ORDER.indexOf(entryOf(code)?.group ?? "The file");
}

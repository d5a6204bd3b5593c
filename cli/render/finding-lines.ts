import type { FindingJson } from "@council-returns/core/workflows/check-json.ts";
import { cellRanges } from "./cell-ranges.ts";
import { countOf } from "./count-of.ts";
import { wrapIndented } from "./wrap-text.ts";

/** From this many of one kind in one column, findings are told together. */
const MANY = 20;
/** What was found is quoted this often for findings told together. */
const EXAMPLES = 3;

const HEADINGS: readonly { readonly severity: FindingJson["severity"]; readonly heading: (n: number) => string }[] = [
  { severity: "error", heading: (n) => `${countOf(n, "error")} to put right` },
  { severity: "query", heading: (n) => `${countOf(n, "query", "queries")} to explain` },
  { severity: "note", heading: (n) => `${countOf(n, "note")}, for information` },
];

/** All findings by severity, each with its place first, then what was found, then what would do. */
export function findingLines(findings: readonly FindingJson[], width: number): string[] {
  return HEADINGS.flatMap(({ severity, heading }) => {
    const some = findings.filter((finding) => finding.severity === severity);
    if (some.length === 0) return [];
    const title = heading(some.length);
    return ["", title, "-".repeat(title.length), ...groups(some).flatMap((group) => groupLines(group, width))];
  });
}

type Group = readonly [FindingJson, ...FindingJson[]];

/** Those of one code in one column together where they are many, in the order of the first. */
function groups(findings: readonly FindingJson[]): Group[] {
  const byKind = Map.groupBy(findings, ({ code, sheet, column, fix }) => JSON.stringify([code, sheet, column, fix]));
  return [...byKind.values()].flatMap((group): Group[] => {
    const [first, ...rest] = group;
    if (first === undefined) return [];
    return group.length >= MANY ? [[first, ...rest]] : group.map((finding): Group => [finding]);
  });
}

function groupLines(group: Group, width: number): string[] {
  const [first] = group;
  const told = group.slice(0, EXAMPLES);
  const more = group.length - told.length;
  return [
    ...wrapIndented(places(group), 2, width),
    ...told.flatMap(({ message }) => wrapIndented(message, 4, width)),
    ...(more > 0 ? wrapIndented(`... and ${more} more of the same kind at the cells above.`, 4, width) : []),
    ...wrapIndented(first.fix, 4, width),
    "",
  ];
}

function places(group: Group): string {
  const [{ sheet, row }] = group;
  const cells = group.flatMap(({ cell }) => (cell === null ? [] : [cell]));
  const prefix = sheet === null || sheet === "" ? "" : `${sheet}!`;
  const count = group.length > 1 ? ` (${group.length} places)` : "";
  if (cells.length > 0) return `${prefix}${cellRanges(cells).join(", ")}${count}`;
  if (row !== null) return `${prefix === "" ? "" : `${sheet}, `}row ${row}${count}`;
  return prefix === "" ? "The whole file" : `Sheet ${sheet}`;
}

import type { FindingJson } from "@council-returns/core/workflows/check-json.ts";
import { type FindingsAlike, groupFindings, placesText } from "@council-returns/core/workflows/finding-groups.ts";
import { countOf } from "./count-of.ts";
import { wrapIndented } from "./wrap-text.ts";

/** What was found is quoted this often for findings alike. */
const EXAMPLES = 3;
/** More ranges of cells are counted, not named; the file's JSON and marked workbook have all. */
const RANGES = 8;

const HEADINGS: readonly { readonly severity: FindingJson["severity"]; readonly heading: (n: number) => string }[] = [
  { severity: "error", heading: (n) => `${countOf(n, "error")} to put right` },
  { severity: "query", heading: (n) => `${countOf(n, "query", "queries")} to explain` },
  { severity: "note", heading: (n) => `${countOf(n, "note")}, for information` },
];

/**
 * All findings by severity and by what is to be done, those alike together: the places first, then what was found, then
 * what would do.
 */
export function findingLines(findings: readonly FindingJson[], width: number): string[] {
  const groups = groupFindings(findings);
  return HEADINGS.flatMap(({ severity, heading }) => {
    const some = groups.filter((group) => group.severity === severity);
    if (some.length === 0) return [];
    const title = heading(some.reduce((sum, { count }) => sum + count, 0));
    const todos = severity === "error" ? Map.groupBy(some, ({ todo }) => todo) : new Map([["", some]]);
    const lines = [...todos].flatMap(([todo, same]) => [
      ...(todo === "" ? [] : [`${todo}:`]),
      ...same.flatMap((group) => groupLines(group, findings, width)),
    ]);
    return ["", title, "-".repeat(title.length), ...lines];
  });
}

function groupLines(group: FindingsAlike, findings: readonly FindingJson[], width: number): string[] {
  const all = group.findings.flatMap((at) => findings[at] ?? []);
  const told = all.slice(0, EXAMPLES);
  const more = all.length - told.length;
  const count = all.length > 1 ? ` (${all.length} places)` : "";
  const fixes = new Set(told.map(({ fix }) => fix));
  return [
    ...wrapIndented(`${placesText(all, RANGES)}${count}`, 2, width),
    ...told.flatMap(({ message, fix }) => [
      ...wrapIndented(message, 4, width),
      ...(fixes.size > 1 ? wrapIndented(fix, 4, width) : []),
    ]),
    ...(more > 0 ? wrapIndented(`... and ${more} more of the same kind at the cells above.`, 4, width) : []),
    ...(fixes.size === 1 ? wrapIndented(told[0]?.fix ?? "", 4, width) : []),
    "",
  ];
}

import type { Finding, FindingOf } from "../../findings/finding.ts";
import { rangeAddress } from "../decode/address.ts";
import { readRange } from "../decode/read-address.ts";

type Shifted = FindingOf<"row-out-of-line">;

/** Rows below one another whose cells are all shifted alike are one finding over their range; all others stay. */
export function joinShifted(findings: readonly Finding[]): Finding[] {
  const joined: Finding[] = [];
  const open = new Map<string, number>();
  for (const finding of findings) {
    const range = finding.code === "row-out-of-line" ? readRange(finding.place.cell ?? "") : undefined;
    if (finding.code !== "row-out-of-line" || range === undefined) {
      joined.push(finding);
      continue;
    }
    const key = [finding.facts.direction, range.left, range.right].join(" ");
    const at = open.get(key);
    const before = at === undefined ? undefined : joined[at];
    const merged = before?.code === "row-out-of-line" ? merge(before, finding) : undefined;
    if (at !== undefined && merged !== undefined) joined[at] = merged;
    else open.set(key, joined.push(finding) - 1);
  }
  return joined;
}

function merge(before: Shifted, next: Shifted): Shifted | undefined {
  const [above, below] = [readRange(before.place.cell ?? ""), readRange(next.place.cell ?? "")];
  if (above === undefined || below === undefined || above.bottom + 1 !== below.top) return undefined;
  const cell = rangeAddress({ ...above, bottom: below.bottom });
  const facts = { ...before.facts, rows: before.facts.rows + 1 };
  return { ...before, place: { ...before.place, cell }, facts };
}

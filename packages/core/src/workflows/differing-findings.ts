import type { Collection } from "../collections/define-collection.ts";
import type { Severity } from "../findings/severity.ts";
import { findingJson } from "./check-json.ts";
import type { CheckResult } from "./check-result.ts";
import type { Receipt } from "./receipt.ts";

/** A finding as far as rehearsals tell it. */
export interface RehearsedFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly table: string | null;
  readonly column: string | null;
  readonly sheet: string | null;
  readonly cell: string | null;
  readonly message: string;
}

export interface FindingsDiffer {
  /** Findings there would no longer be, and those there would be anew. */
  readonly gone: readonly RehearsedFinding[];
  readonly new: readonly RehearsedFinding[];
}

/** Findings of a check, in words of the collection it was made by. */
export function foundNow(
  { findings }: Pick<CheckResult, "findings">,
  collection: Collection,
): readonly RehearsedFinding[] {
  return findings.map((finding) => {
    const { code, severity, column, sheet, cell, message } = findingJson(finding, collection);
    return { code, severity, table: finding.place.table ?? null, column, sheet, cell, message };
  });
}

/** Findings as a receipt has them. */
export function foundThen({ findings }: Pick<Receipt, "findings">): readonly RehearsedFinding[] {
  return findings.map(({ code, severity, table, column, sheet, cell, message }) => {
    return { code, severity, table, column, sheet, cell, message };
  });
}

/** What only one of two checks of a file finds: the same code in the same place with the same weight is the same, as often as it is there. */
export function differingFindings(
  before: readonly RehearsedFinding[],
  after: readonly RehearsedFinding[],
): FindingsDiffer {
  return { gone: without(before, after), new: without(after, before) };
}

function without(some: readonly RehearsedFinding[], others: readonly RehearsedFinding[]): readonly RehearsedFinding[] {
  const left = new Map<string, number>();
  for (const one of others) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
  return some.filter((one) => {
    const count = left.get(keyOf(one)) ?? 0;
    left.set(keyOf(one), count - 1);
    return count <= 0;
  });
}

function keyOf({ code, severity, table, column, sheet, cell }: RehearsedFinding): string {
  return JSON.stringify([code, severity, table, column, sheet, cell]);
}

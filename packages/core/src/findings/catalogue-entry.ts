import type { Severity } from "./severity.ts";

/** The headings findings are grouped under, in the order people meet them. */
export type FindingGroup =
  | "The file"
  | "The wrong file"
  | "Tables and columns"
  | "Who and when"
  | "Cells"
  | "Sums and comparisons";

export interface CatalogueEntry {
  /** Used where the one who finds it gives no other. */
  readonly severity: Severity;
  readonly group: FindingGroup;
  /** When it is given, in one sentence for whoever looks the code up. */
  readonly meaning: string;
}

export function error(group: FindingGroup, meaning: string): CatalogueEntry {
  return { severity: "error", group, meaning };
}

export function query(group: FindingGroup, meaning: string): CatalogueEntry {
  return { severity: "query", group, meaning };
}

export function note(group: FindingGroup, meaning: string): CatalogueEntry {
  return { severity: "note", group, meaning };
}

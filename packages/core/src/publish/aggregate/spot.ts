import type { GeographyLevel } from "../../collections/measures.ts";

/** One value of a category that figures are broken down by. */
export interface Breakdown {
  readonly column: string;
  readonly value: string;
}

/** Where a part is about: one area in one period, everyone (null) or one value of a breakdown. */
export interface Spot {
  readonly period: string;
  readonly level: GeographyLevel;
  /** Any code for England: there is one. */
  readonly code: string;
  readonly breakdown: Breakdown | null;
}

/** Key of a spot among those of one breakdown column. */
export function spotKey({ period, level, code, breakdown }: Spot): string {
  return `${period}/${level}/${level === "england" ? "" : code}/${breakdown?.value ?? ""}`;
}

import type { GeographyLevel } from "../../collections/measures.ts";

/** A council as the register has it at the end of a period, with the areas it counts towards. */
export interface PlacedCouncil {
  readonly period: string;
  readonly code: string;
  readonly name: string;
  readonly gss: string;
  readonly region: string;
  readonly regionCode: string;
  readonly type: string;
  readonly typeCode: string;
  /** First day of this council under this code; a code given to a new council has another. */
  readonly since: string;
}

/** A place figures are given for in one period. */
export interface Area {
  readonly level: GeographyLevel;
  readonly code: string;
  readonly name: string;
  /** Codes of the councils expected to report. */
  readonly councils: readonly string[];
  /** First day of a council under its code; empty for larger areas. */
  readonly since: string;
}

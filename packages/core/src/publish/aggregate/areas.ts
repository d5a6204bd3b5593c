import { geographiesAt } from "../../authorities/geographies.ts";
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

/**
 * The areas of one period at the levels asked for, each with the councils expected of it:
 * every council of the register is in England, in one region and in one council type.
 */
export function areasOf(councils: readonly PlacedCouncil[], levels: readonly GeographyLevel[]): readonly Area[] {
  return levels.flatMap((level) => areasAt(level, councils));
}

function areasAt(level: GeographyLevel, councils: readonly PlacedCouncil[]): readonly Area[] {
  const groups = Map.groupBy(councils, (council) => placeAt(level, council).code);
  return [...groups].flatMap(([code, members]) => {
    const [first] = members;
    if (first === undefined) return [];
    const { name } = placeAt(level, first);
    const since = level === "council" ? first.since : "";
    return [{ level, code, name, councils: members.map((council) => council.code), since }];
  });
}

function placeAt(level: GeographyLevel, council: PlacedCouncil): { readonly code: string; readonly name: string } {
  if (level === "region") return { code: council.regionCode, name: council.region };
  if (level === "council-type") return { code: council.typeCode, name: council.type };
  const [england] = level === "england" ? geographiesAt("england") : [];
  return england ?? { code: council.code, name: council.name };
}

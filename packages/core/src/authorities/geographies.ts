import type { Authority } from "./authority.ts";
import { geographies } from "./geographies.generated.ts";
import type { Geography } from "./geography.ts";

/** The areas above a council that its figures count towards. */
export interface CouncilGeographies {
  readonly england: Geography;
  readonly region: Geography;
  readonly councilType: Geography;
}

/**
 * England, the region and the group of councils a council belongs to, with their codes.
 * Throws a `TypeError` where the register names an area that the list of geographies has not.
 */
export function geographiesOf(authority: Pick<Authority, "region" | "type">): CouncilGeographies {
  return {
    england: geography("england"),
    region: geography("region", authority.region),
    councilType: geography("council-type", authority.type),
  };
}

/** The areas of one level, in published order. */
export function geographiesAt(level: Geography["level"]): readonly Geography[] {
  return geographies.filter((one) => one.level === level);
}

function geography(level: Geography["level"], name?: string): Geography {
  const [found] = geographiesAt(level).filter((one) => name === undefined || one.name === name);
  if (found === undefined) throw new TypeError(`The list of geographies has no ${level} ${name ?? ""}`);
  return found;
}

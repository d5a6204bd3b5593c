import type { Authority } from "../../authorities/authority.ts";
import { geographiesOf } from "../../authorities/geographies.ts";
import type { Period } from "../../periods/period.ts";
import type { PlacedCouncil } from "./areas.ts";

/**
 * The councils expected in each period, those the register has on its last day, with the areas
 * they count towards. `authoritiesOn` gives the councils of an ISO day.
 */
export function placeCouncils(
  periods: readonly Period[],
  authoritiesOn: (day: string) => readonly Authority[],
): readonly PlacedCouncil[] {
  return periods.flatMap((period) => authoritiesOn(period.end).map((authority) => placeCouncil(period.id, authority)));
}

function placeCouncil(period: string, authority: Authority): PlacedCouncil {
  const { region, councilType } = geographiesOf(authority);
  return {
    period,
    code: authority.code,
    name: authority.name,
    gss: authority.gss,
    region: region.name,
    regionCode: region.code,
    type: councilType.name,
    typeCode: councilType.code,
    since: authority.from,
  };
}

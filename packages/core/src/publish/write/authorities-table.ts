import type { PlacedCouncil } from "../aggregate/areas.ts";
import { byText } from "./by-text.ts";
import type { Column, TableContent } from "./snapshot-table.ts";

const columns: readonly Column<PlacedCouncil>[] = [
  { name: "period", type: "VARCHAR", description: "Id of the period.", of: ({ period }) => period },
  {
    name: "code",
    type: "VARCHAR",
    description: "Code returns are filed under. Not a key over time.",
    of: ({ code }) => code,
  },
  { name: "name", type: "VARCHAR", description: "Name of the council.", of: ({ name }) => name },
  { name: "gss", type: "VARCHAR", description: "GSS code, empty where none was issued.", of: ({ gss }) => gss },
  { name: "region", type: "VARCHAR", description: "Region it counts towards.", of: ({ region }) => region },
  { name: "region_code", type: "VARCHAR", description: "GSS code of the region.", of: ({ regionCode }) => regionCode },
  { name: "council_type", type: "VARCHAR", description: "Council type it counts towards.", of: ({ type }) => type },
  {
    name: "council_type_code",
    type: "VARCHAR",
    description: "Id of the council type.",
    of: ({ typeCode }) => typeCode,
  },
  {
    name: "since",
    type: "VARCHAR",
    description: "First day under this code, empty where not known.",
    of: ({ since }) => (since === "" ? null : since),
  },
];

/**
 * The councils expected in each period and the areas they count towards. The engine is given the
 * same table, under the same name, before parts are collected.
 */
export function authoritiesTable(councils: readonly PlacedCouncil[]): TableContent<PlacedCouncil> {
  return {
    name: "authorities",
    comment: "Councils expected to report, by period, with the region and council type they count towards.",
    key: ["period", "code"],
    columns,
    rows: councils.toSorted(byText(({ period, code }) => `${period}/${code}`)),
  };
}

import type { PlacedCouncil } from "../aggregate/areas.ts";
import { type WaivedReturn, waiversOf } from "../waivers-behind.ts";
import { byText } from "./by-text.ts";
import type { Column, TableContent } from "./snapshot-table.ts";

type Waived = ReturnType<typeof waiversOf>[number] & { readonly name: string };

const columns: readonly Column<Waived>[] = [
  { name: "period", type: "VARCHAR", description: "Id of the period.", of: (row) => row.period },
  {
    name: "authority",
    type: "VARCHAR",
    description: "Code of the council, or national for a file with many in it.",
    of: (row) => row.authority,
  },
  { name: "authority_name", type: "VARCHAR", description: "Name of the council.", of: (row) => row.name },
  {
    name: "table_id",
    type: "VARCHAR",
    description: "Id of the table it is for; empty for every table.",
    of: (row) => row.table ?? null,
  },
  {
    name: "column_id",
    type: "VARCHAR",
    description: "Id of the column it is for; empty for every column.",
    of: (row) => row.column ?? null,
  },
  { name: "rule", type: "VARCHAR", description: "Code of the finding that did not block.", of: (row) => row.code },
  { name: "reason", type: "VARCHAR", description: "Why it was granted.", of: (row) => row.reason },
  { name: "approver", type: "VARCHAR", description: "Who granted it.", of: (row) => row.approver },
  { name: "expires", type: "VARCHAR", description: "Last day it holds.", of: (row) => row.expires },
  { name: "waiver", type: "VARCHAR", description: "Id of the waiver.", of: (row) => row.id },
];

/** The waivers under which returns were counted, one row for each return that used one; often none. */
export function waiversTable(
  returns: readonly WaivedReturn[],
  councils: readonly PlacedCouncil[],
): TableContent<Waived> {
  const names = new Map(councils.map(({ period, code, name }) => [`${period}/${code}`, name]));
  return {
    name: "waivers",
    comment: "Rules that councils had leave not to meet, by the returns that were counted under it.",
    key: ["period", "authority", "waiver"],
    columns,
    rows: waiversOf(returns)
      .map((waived) => ({ ...waived, name: names.get(`${waived.period}/${waived.authority}`) ?? waived.authority }))
      .toSorted(byText(({ period, authority, id }) => [period, authority, id].join("/"))),
  };
}

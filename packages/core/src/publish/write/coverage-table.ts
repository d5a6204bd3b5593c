import type { Coverage } from "../make-coverage.ts";
import { byText } from "./by-text.ts";
import type { Column, TableContent } from "./snapshot-table.ts";

const columns: readonly Column<Coverage>[] = [
  { name: "figure", type: "VARCHAR", description: "Id of the figure, see figures.", of: (row) => row.figure },
  { name: "period", type: "VARCHAR", description: "Id of the period.", of: (row) => row.period },
  { name: "level", type: "VARCHAR", description: "england, region, council-type or council.", of: (row) => row.level },
  { name: "geography_code", type: "VARCHAR", description: "Code of the area.", of: (row) => row.geographyCode },
  { name: "geography", type: "VARCHAR", description: "Name of the area.", of: (row) => row.geography },
  { name: "measure", type: "VARCHAR", description: "Id of the measure.", of: (row) => row.measure },
  { name: "basis", type: "VARCHAR", description: "Definition of the base, or all.", of: (row) => row.basis },
  { name: "breakdown", type: "VARCHAR", description: "all, or column=value.", of: (row) => row.breakdown },
  { name: "expected", type: "INTEGER", description: "Councils that should have reported.", of: (row) => row.expected },
  { name: "responded", type: "INTEGER", description: "Councils in the figure.", of: (row) => row.responded },
  {
    name: "partial",
    type: "INTEGER",
    description: "Councils that sent a return without everything the measure adds up.",
    of: (row) => row.partial,
  },
  {
    name: "base_covered",
    type: "DECIMAL(18,4)",
    description:
      "Percent of the base that the councils in the figure have, each missing council's base taken from the nearest period it answered.",
    of: (row) => row.baseCovered,
  },
  {
    name: "low",
    type: "DECIMAL(18,4)",
    description:
      "The least the figure could be with the missing councils in it, and beside a hidden quantile with the hidden ones; what it rests on is in measures, bounds.",
    of: (row) => row.low,
  },
  {
    name: "high",
    type: "DECIMAL(18,4)",
    description: "The most it could be with them, each with the most it is taken to have, see measures, bounds.",
    of: (row) => row.high,
  },
  {
    name: "estimate",
    type: "DECIMAL(18,4)",
    description:
      "Not the figure: what it would be if each missing council had what it gave last, in an earlier period.",
    of: (row) => row.estimate,
  },
  {
    name: "estimate_status",
    type: "VARCHAR",
    description: "e, estimated, where there is an estimate.",
    of: (row) => (row.estimate === null ? null : "e"),
  },
  {
    name: "missing",
    type: "VARCHAR",
    description: "Names of the councils not in the figure, separated by semicolons.",
    of: (row) => row.missing.join("; "),
  },
  {
    name: "waivers",
    type: "INTEGER",
    description: "Waivers of councils in the area that touch what the measure reads, see waivers.",
    of: (row) => row.waivers,
  },
];

/** Who answered and who did not, for every figure above a single council and every council that is missing. */
export function coverageTable(coverage: readonly Coverage[]): TableContent<Coverage> {
  return {
    name: "coverage",
    comment: "Who stands behind each figure, who is missing, and what it could be with them.",
    key: ["figure"],
    columns,
    rows: coverage.toSorted(byText(({ figure }) => figure)),
  };
}

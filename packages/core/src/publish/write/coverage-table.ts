import type { Coverage } from "../make-coverage.ts";
import { byText } from "./by-text.ts";
import type { Column, TableContent } from "./snapshot-table.ts";

const columns: readonly Column<Coverage>[] = [
  { name: "period", type: "VARCHAR", description: "Id of the period.", of: (row) => row.period },
  { name: "level", type: "VARCHAR", description: "england, region or council-type.", of: (row) => row.level },
  { name: "geography_code", type: "VARCHAR", description: "Code of the area.", of: (row) => row.geographyCode },
  { name: "geography", type: "VARCHAR", description: "Name of the area.", of: (row) => row.geography },
  { name: "measure", type: "VARCHAR", description: "Id of the measure.", of: (row) => row.measure },
  { name: "basis", type: "VARCHAR", description: "Definition of the base, or all.", of: (row) => row.basis },
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
    description: "The figure if the missing councils had nobody to count.",
    of: (row) => row.low,
  },
  {
    name: "high",
    type: "DECIMAL(18,4)",
    description: "The figure if the missing councils counted their whole base.",
    of: (row) => row.high,
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

/** Who answered and who did not, by period, measure and area. */
export function coverageTable(coverage: readonly Coverage[]): TableContent<Coverage> {
  return {
    name: "coverage",
    comment: "How many councils stand behind each measure in each area, and which are missing.",
    key: ["period", "measure", "basis", "geography_code"],
    columns,
    rows: coverage.toSorted(
      byText(({ period, measure, basis, geographyCode }) => [period, measure, basis, geographyCode].join("/")),
    ),
  };
}

import type { CodedColumn } from "../held/coded-column.ts";
import type { CoverageColumns } from "../held/coverage-columns.ts";
import { type Coverages, heldCoverage } from "../held/held-coverage.ts";
import type { Cell, CodedCells, ColumnDescription, ColumnsContent } from "./snapshot-table.ts";

const columns: readonly (ColumnDescription & { readonly cells: (held: CoverageColumns) => CodedCells })[] = [
  { name: "figure", type: "VARCHAR", description: "Id of the figure, see figures.", cells: (held) => held.figure },
  { name: "period", type: "VARCHAR", description: "Id of the period.", cells: (held) => held.period },
  {
    name: "level",
    type: "VARCHAR",
    description: "england, region, council-type or council.",
    cells: (held) => held.level,
  },
  { name: "geography_code", type: "VARCHAR", description: "Code of the area.", cells: (held) => held.geographyCode },
  { name: "geography", type: "VARCHAR", description: "Name of the area.", cells: (held) => held.geography },
  { name: "measure", type: "VARCHAR", description: "Id of the measure.", cells: (held) => held.measure },
  { name: "basis", type: "VARCHAR", description: "Definition of the base, or all.", cells: (held) => held.basis },
  { name: "breakdown", type: "VARCHAR", description: "all, or column=value.", cells: (held) => held.breakdown },
  {
    name: "expected",
    type: "INTEGER",
    description: "Councils that should have reported.",
    cells: (held) => held.expected,
  },
  { name: "responded", type: "INTEGER", description: "Councils in the figure.", cells: (held) => held.responded },
  {
    name: "partial",
    type: "INTEGER",
    description: "Councils that sent a return without everything the measure adds up.",
    cells: (held) => held.partial,
  },
  {
    name: "base_covered",
    type: "DECIMAL(18,4)",
    description:
      "Percent of the base that the councils in the figure have, each missing council's base taken from the nearest period it answered.",
    cells: (held) => held.baseCovered,
  },
  {
    name: "low",
    type: "DECIMAL(18,4)",
    description:
      "The least the figure could be with the missing councils in it, and beside a hidden quantile with the hidden ones; what it rests on is in measures, bounds.",
    cells: (held) => held.low,
  },
  {
    name: "high",
    type: "DECIMAL(18,4)",
    description: "The most it could be with them, each with the most it is taken to have, see measures, bounds.",
    cells: (held) => held.high,
  },
  {
    name: "estimate",
    type: "DECIMAL(18,4)",
    description:
      "Not the figure: what it would be if each missing council had what it gave last, in an earlier period.",
    cells: (held) => held.estimate,
  },
  {
    name: "estimate_status",
    type: "VARCHAR",
    description: "e, estimated, where there is an estimate.",
    cells: ({ estimate }) => madeOf(estimate, (value) => (value === null ? null : "e")),
  },
  {
    name: "missing",
    type: "VARCHAR",
    description: "Names of the councils not in the figure, separated by semicolons.",
    cells: ({ missing }) => madeOf(missing, (names) => names.join("; ")),
  },
  {
    name: "waivers",
    type: "INTEGER",
    description: "Waivers of councils in the area that touch what the measure reads, see waivers.",
    cells: (held) => held.waivers,
  },
];

/** Who answered and who did not, for every figure above a single council and every council that is missing. */
export function coverageTable(coverage: Coverages): ColumnsContent {
  const { columns: held, length } = heldCoverage(coverage);
  return {
    name: "coverage",
    comment: "Who stands behind each figure, who is missing, and what it could be with them.",
    key: ["figure"],
    columns: columns.map(({ cells, ...column }) => {
      const { codes, entries } = cells(held);
      return { ...column, cells: (from: number, to: number) => ({ codes: codes.subarray(from, to), entries }) };
    }),
    rows: length,
  };
}

/** Cells made of the values of a column, each different one once. */
function madeOf<T>({ codes, entries }: CodedColumn<T>, cellOf: (value: T) => Cell): CodedCells {
  return { codes, entries: entries.map(cellOf) };
}

import type { CodedColumn } from "../held/coded-column.ts";
import { type FigureColumns, idAt } from "../held/figure-columns.ts";
import type { Figures } from "../held/figures.ts";
import { heldFigures } from "../held/held-figures.ts";
import type { Cell, CodedCells, ColumnDescription, ColumnsContent } from "./snapshot-table.ts";

const status =
  "Why there is no value, or what it is: c hidden to protect small numbers, x not available, z not applicable, " +
  "w none recorded, low more than zero and shown as zero, e estimated, p provisional, r revised.";

const id = { name: "figure", type: "VARCHAR", description: "Id: the six parts below, joined by /." } as const;

const columns: readonly (ColumnDescription & { readonly field: keyof FigureColumns })[] = [
  { name: "collection", type: "VARCHAR", description: "Id of the collection.", field: "collection" },
  { name: "measure", type: "VARCHAR", description: "Id of the measure, see measures.", field: "measure" },
  { name: "basis", type: "VARCHAR", description: "Definition of the base, or all.", field: "basis" },
  { name: "period", type: "VARCHAR", description: "Id of the period.", field: "period" },
  {
    name: "level",
    type: "VARCHAR",
    description: "england, region, council-type or council.",
    field: "level",
  },
  {
    name: "geography_code",
    type: "VARCHAR",
    description: "GSS code of England or a region, id of a council type, code of a council.",
    field: "geographyCode",
  },
  { name: "geography", type: "VARCHAR", description: "Name of the area.", field: "geography" },
  { name: "breakdown", type: "VARCHAR", description: "all, or column=value.", field: "breakdown" },
  { name: "unit", type: "VARCHAR", description: "What the value counts.", field: "unit" },
  { name: "value", type: "DECIMAL(18,4)", description: "The figure, rounded as published.", field: "value" },
  { name: "status", type: "VARCHAR", description: status, field: "status" },
  {
    name: "numerator",
    type: "DECIMAL(18,4)",
    description: "Of a share or rate; for a change, comparison or projection, the figure now.",
    field: "numerator",
  },
  { name: "denominator", type: "DECIMAL(18,4)", description: "Of a share or rate.", field: "denominator" },
  { name: "expected", type: "INTEGER", description: "Councils that should have reported.", field: "expected" },
  { name: "responded", type: "INTEGER", description: "Councils in the figure.", field: "responded" },
  {
    name: "synthetic",
    type: "BOOLEAN",
    description: "True where a synthetic return is behind the figure.",
    field: "synthetic",
  },
  {
    name: "waivers",
    type: "INTEGER",
    description: "Waivers of councils in the area that touch what the figure reads, see waivers.",
    field: "waivers",
  },
  {
    name: "nature",
    type: "VARCHAR",
    description:
      "outcome, forecast (what councils expected) or projection (a series carried on); only outcomes came about.",
    field: "nature",
  },
  {
    name: "definition",
    type: "VARCHAR",
    description: "Version of the measure's definition and a mark that changes with its meaning, see measures.",
    field: "definition",
  },
  {
    name: "base_day",
    type: "VARCHAR",
    description: "Of a rate: the day the people it is of were counted on.",
    field: "baseDay",
  },
];

/** Every figure, sorted by id. */
export function figuresTable(figures: Figures): ColumnsContent {
  const { columns: held, length } = heldFigures(figures);
  const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, row) => idAt(held, from + row));
  return {
    name: "figures",
    comment: "Published figures, one a row, with the number of councils behind each.",
    key: [id.name],
    columns: [
      { ...id, cells: ids },
      ...columns.map(({ field, ...column }) => {
        const { codes, entries } = withoutUndefined(held[field]);
        return { ...column, cells: (from: number, to: number) => ({ codes: codes.subarray(from, to), entries }) };
      }),
    ],
    rows: length,
  };
}

function withoutUndefined({ codes, entries }: CodedColumn<Cell | undefined>): CodedCells {
  return { codes, entries: entries.map((entry) => entry ?? null) };
}

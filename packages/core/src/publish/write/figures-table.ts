import type { Figure } from "../figure.ts";
import { byText } from "./by-text.ts";
import type { Column, TableContent } from "./snapshot-table.ts";

const status =
  "Why there is no value, or what it is: c hidden to protect small numbers, x not available, z not applicable, " +
  "w none recorded, low more than zero and shown as zero, e estimated, p provisional, r revised.";

const columns: readonly Column<Figure>[] = [
  { name: "figure", type: "VARCHAR", description: "Id: the six parts below, joined by /.", of: (row) => row.figure },
  { name: "collection", type: "VARCHAR", description: "Id of the collection.", of: (row) => row.collection },
  { name: "measure", type: "VARCHAR", description: "Id of the measure, see measures.", of: (row) => row.measure },
  { name: "basis", type: "VARCHAR", description: "Definition of the base, or all.", of: (row) => row.basis },
  { name: "period", type: "VARCHAR", description: "Id of the period.", of: (row) => row.period },
  {
    name: "level",
    type: "VARCHAR",
    description: "england, region, council-type or council.",
    of: (row) => row.level,
  },
  {
    name: "geography_code",
    type: "VARCHAR",
    description: "GSS code of England or a region, id of a council type, code of a council.",
    of: (row) => row.geographyCode,
  },
  { name: "geography", type: "VARCHAR", description: "Name of the area.", of: (row) => row.geography },
  { name: "breakdown", type: "VARCHAR", description: "all, or column=value.", of: (row) => row.breakdown },
  { name: "unit", type: "VARCHAR", description: "What the value counts.", of: (row) => row.unit },
  { name: "value", type: "DECIMAL(18,4)", description: "The figure, rounded as published.", of: (row) => row.value },
  { name: "status", type: "VARCHAR", description: status, of: (row) => row.status },
  {
    name: "numerator",
    type: "DECIMAL(18,4)",
    description: "Of a share or rate; for a change, comparison or projection, the figure now.",
    of: (row) => row.numerator,
  },
  { name: "denominator", type: "DECIMAL(18,4)", description: "Of a share or rate.", of: (row) => row.denominator },
  { name: "expected", type: "INTEGER", description: "Councils that should have reported.", of: (row) => row.expected },
  { name: "responded", type: "INTEGER", description: "Councils in the figure.", of: (row) => row.responded },
  {
    name: "synthetic",
    type: "BOOLEAN",
    description: "True where a synthetic return is behind the figure.",
    of: (row) => row.synthetic,
  },
  {
    name: "waivers",
    type: "INTEGER",
    description: "Waivers of councils in the area that touch what the figure reads, see waivers.",
    of: (row) => row.waivers,
  },
  {
    name: "nature",
    type: "VARCHAR",
    description:
      "outcome, forecast (what councils expected) or projection (a series carried on); only outcomes came about.",
    of: (row) => row.nature ?? null,
  },
  {
    name: "definition",
    type: "VARCHAR",
    description: "Version of the measure's definition and a mark that changes with its meaning, see measures.",
    of: (row) => row.definition ?? null,
  },
  {
    name: "base_day",
    type: "VARCHAR",
    description: "Of a rate: the day the people it is of were counted on.",
    of: (row) => row.baseDay ?? null,
  },
];

/** Every figure, sorted by id. */
export function figuresTable(figures: readonly Figure[]): TableContent<Figure> {
  return {
    name: "figures",
    comment: "Published figures, one a row, with the number of councils behind each.",
    key: ["figure"],
    columns,
    rows: figures.toSorted(byText(({ figure }) => figure)),
  };
}

import type { MeasureDefinition } from "../measure-definitions.ts";
import { byText } from "./by-text.ts";
import type { Column, TableContent } from "./snapshot-table.ts";

const columns: readonly Column<MeasureDefinition>[] = [
  { name: "measure", type: "VARCHAR", description: "Id of the measure.", of: (row) => row.measure },
  { name: "basis", type: "VARCHAR", description: "Definition of the base, or all.", of: (row) => row.basis },
  {
    name: "kind",
    type: "VARCHAR",
    description:
      "sum, ratio, share, rate, band, quantile, change, against-target, forecast-outcome or projection, see formula.",
    of: (row) => row.kind,
  },
  { name: "title", type: "VARCHAR", description: "What it measures.", of: (row) => row.title },
  {
    name: "basis_title",
    type: "VARCHAR",
    description: "What the base is; empty where there is only one meaning.",
    of: (row) => (row.basisTitle === "" ? null : row.basisTitle),
  },
  { name: "description", type: "VARCHAR", description: "What it counts, in a sentence.", of: (row) => row.description },
  {
    name: "version",
    type: "INTEGER",
    description: "Of the definition: raised whenever its meaning changes.",
    of: (row) => row.version,
  },
  {
    name: "definition",
    type: "VARCHAR",
    description: "The version, and a mark that changes with the meaning; it stands in every figure.",
    of: (row) => row.definition,
  },
  {
    name: "nature",
    type: "VARCHAR",
    description: "outcome, forecast (what councils expected) or projection (a series carried on).",
    of: (row) => row.nature,
  },
  { name: "unit", type: "VARCHAR", description: "What a value counts.", of: (row) => row.unit },
  {
    name: "formula",
    type: "VARCHAR",
    description: "How it is worked out from the columns of the returns.",
    of: (row) => row.formula,
  },
  {
    name: "bounds",
    type: "VARCHAR",
    description: "What the bounds of its figures rest on where councils are missing, see coverage.",
    of: (row) => row.bounds,
  },
  {
    name: "source",
    type: "VARCHAR",
    description: "Of a rate: where the people it is of were published.",
    of: (row) => row.source,
  },
];

/** What each measure means. */
export function measuresTable(definitions: readonly MeasureDefinition[]): TableContent<MeasureDefinition> {
  return {
    name: "measures",
    comment: "What each measure means, on each of its bases.",
    key: ["measure", "basis"],
    columns,
    rows: definitions.toSorted(byText(({ measure, basis }) => `${measure}/${basis}`)),
  };
}

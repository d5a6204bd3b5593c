import type { Collection } from "../../collections/define-collection.ts";
import { estimateFor } from "../../collections/population.ts";
import { parsePeriod } from "../../periods/period.ts";
import { byText } from "../write/by-text.ts";
import type { Column, TableContent } from "../write/snapshot-table.ts";

/** The people of one council in one period, all of them or one value of a breakdown. */
export interface PopulationRow {
  readonly population: string;
  readonly period: string;
  readonly council: string;
  /** `all`, or the category column with its value. */
  readonly breakdownColumn: string;
  readonly breakdownValue: string;
  readonly people: number;
}

/** People by council for each period, each from the latest estimate not after its last day. */
export function populationRows(collection: Collection, periods: readonly string[]): readonly PopulationRow[] {
  return Object.entries(collection.populations ?? {}).flatMap(([population, definition]) =>
    periods.flatMap((period) => {
      const estimate = estimateFor(definition, parsePeriod(collection.period, period)?.end ?? "");
      if (estimate === undefined) return [];
      return Object.entries({ "all=all": estimate.people, ...estimate.by }).flatMap(([breakdown, people]) => {
        const [breakdownColumn = "", breakdownValue = ""] = breakdown.split("=");
        return Object.entries(people).map(([council, count]) => {
          return { population, period, council, breakdownColumn, breakdownValue, people: count };
        });
      });
    }),
  );
}

const text = (name: string, of: (row: PopulationRow) => string): Column<PopulationRow> => {
  return { name, type: "VARCHAR", description: "", of };
};

/** The table that rates are joined to. */
export function populationTable(name: string, rows: readonly PopulationRow[]): TableContent<PopulationRow> {
  return {
    name,
    comment: "People by council, that rates are of.",
    key: ["population", "period", "council", "breakdown_column", "breakdown_value"],
    columns: [
      text("population", (row) => row.population),
      text("period", (row) => row.period),
      text("council", (row) => row.council),
      text("breakdown_column", (row) => row.breakdownColumn),
      text("breakdown_value", (row) => row.breakdownValue),
      { name: "people", type: "INTEGER", description: "", of: (row) => row.people },
    ],
    rows: rows.toSorted(
      byText((row) => [row.population, row.period, row.breakdownColumn, row.breakdownValue, row.council].join("/")),
    ),
  };
}

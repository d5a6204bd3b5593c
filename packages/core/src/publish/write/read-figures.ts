import type { Status } from "../../collections/define-collection.ts";
import type { GeographyLevel } from "../../collections/measures.ts";
import type { SqlRow } from "../../storage/tables.ts";
import type { Figure } from "../figure.ts";
import type { Nature } from "../nature-of.ts";

const levels: readonly GeographyLevel[] = ["england", "region", "council-type", "council"];
const natures: readonly Nature[] = ["outcome", "forecast", "projection"];
const statuses: readonly Status[] = ["c", "x", "z", "w", "low", "e", "p", "r"];

/**
 * Figures from the rows of a snapshot's `figures` table. Numbers have the four places they are
 * stored with (`82.4000`). Throws a `TypeError` for a row of another shape.
 */
export function readFigures(rows: readonly SqlRow[]): readonly Figure[] {
  return rows.map((row) => ({
    figure: text(row, "figure"),
    collection: text(row, "collection"),
    measure: text(row, "measure"),
    basis: text(row, "basis"),
    period: text(row, "period"),
    level: oneOf(levels, text(row, "level")),
    geographyCode: text(row, "geography_code"),
    geography: text(row, "geography"),
    breakdown: text(row, "breakdown"),
    unit: text(row, "unit"),
    value: textOrNull(row, "value"),
    status: row.status === null ? null : oneOf(statuses, text(row, "status")),
    numerator: textOrNull(row, "numerator"),
    denominator: textOrNull(row, "denominator"),
    expected: Number(row.expected),
    responded: Number(row.responded),
    synthetic: row.synthetic === true,
    waivers: Number(row.waivers ?? 0),
    ...meaningIn(row),
  }));
}

/** What snapshots say of a figure since they have had the columns for it. */
function meaningIn(row: SqlRow): Pick<Figure, "nature" | "definition" | "baseDay"> {
  if ((row.nature ?? null) === null) return {};
  return {
    nature: oneOf(natures, text(row, "nature")),
    definition: text(row, "definition"),
    baseDay: textOrNull(row, "base_day"),
  };
}

function text(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new TypeError(`Cannot read a figure: ${column} is not a text`);
  return value;
}

function textOrNull(row: SqlRow, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

function oneOf<T extends string>(known: readonly T[], found: string): T {
  const value = known.find((each) => each === found);
  if (value === undefined) throw new TypeError(`Cannot read a figure: found "${found}"`);
  return value;
}

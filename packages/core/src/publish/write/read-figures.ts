import type { Status } from "../../collections/define-collection.ts";
import type { GeographyLevel } from "../../collections/measures.ts";
import { type SqlResult, type SqlValue, valuesByColumn } from "../../storage/tables.ts";
import type { Figure } from "../figure.ts";
import type { Nature } from "../nature-of.ts";

const levels: readonly GeographyLevel[] = ["england", "region", "council-type", "council"];
const natures: readonly Nature[] = ["outcome", "forecast", "projection"];
const statuses: readonly Status[] = ["c", "x", "z", "w", "low", "e", "p", "r"];

/**
 * Figures from the rows of a snapshot's `figures` table, by column, each text that many of them have held once. Numbers have
 * the four places they are stored with (`82.4000`). Throws a `TypeError` for a row of another shape.
 */
export function readFigures(result: SqlResult): readonly Figure[] {
  const read = cellsOf(result);
  return Array.from({ length: read.rows }, (_, row) => ({
    figure: read.text("figure", row),
    collection: read.shared("collection", row),
    measure: read.shared("measure", row),
    basis: read.shared("basis", row),
    period: read.shared("period", row),
    level: oneOf(levels, read.text("level", row)),
    geographyCode: read.shared("geography_code", row),
    geography: read.shared("geography", row),
    breakdown: read.shared("breakdown", row),
    unit: read.shared("unit", row),
    value: textOrNull(read, "value", row),
    status: read.value("status", row) === null ? null : oneOf(statuses, read.text("status", row)),
    numerator: textOrNull(read, "numerator", row),
    denominator: textOrNull(read, "denominator", row),
    expected: Number(read.value("expected", row)),
    responded: Number(read.value("responded", row)),
    synthetic: read.value("synthetic", row) === true,
    waivers: Number(read.value("waivers", row) ?? 0),
    ...meaningIn(read, row),
  }));
}

/** What snapshots say of a figure since they have had the columns for it. */
function meaningIn(read: Cells, row: number): Pick<Figure, "nature" | "definition" | "baseDay"> {
  if ((read.value("nature", row) ?? null) === null) return {};
  return {
    nature: oneOf(natures, read.text("nature", row)),
    definition: read.shared("definition", row),
    baseDay: textOrNull(read, "base_day", row),
  };
}

/** The cells of a table by column and row. */
interface Cells {
  readonly rows: number;
  /** Undefined where there is no such column. */
  readonly value: (column: string, row: number) => SqlValue | undefined;
  /** Throws a `TypeError` where it is none. */
  readonly text: (column: string, row: number) => string;
  /** The same, one text for all that are alike. */
  readonly shared: (column: string, row: number) => string;
}

function cellsOf(result: SqlResult): Cells {
  const values = valuesByColumn(result);
  const columns = new Map(result.columns.map(({ name }, at) => [name, values[at] ?? []]));
  const known = new Map<string, string>();
  const value = (column: string, row: number) => columns.get(column)?.[row];
  const text = (column: string, row: number): string => {
    const found = value(column, row);
    if (typeof found !== "string") throw new TypeError(`Cannot read a figure: ${column} is not a text`);
    return found;
  };
  const shared = (column: string, row: number): string => {
    const found = text(column, row);
    const before = known.get(found);
    if (before === undefined) known.set(found, found);
    return before ?? found;
  };
  return { rows: values[0]?.length ?? 0, value, text, shared };
}

function textOrNull(read: Cells, column: string, row: number): string | null {
  return read.value(column, row) === null ? null : read.text(column, row);
}

function oneOf<T extends string>(known: readonly T[], found: string): T {
  const value = known.find((each) => each === found);
  if (value === undefined) throw new TypeError(`Cannot read a figure: found "${found}"`);
  return value;
}

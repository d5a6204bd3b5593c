import type { Measure } from "../../collections/measures.ts";
import type { Row } from "../../ingest/normalise/normalised.ts";
import { areasOf, type PlacedCouncil } from "../aggregate/areas.ts";
import { columnsOf, type Question, questionsOf } from "../aggregate/questions.ts";
import type { Breakdown } from "../aggregate/spot.ts";
import type { Figure } from "../figure.ts";
import { councilPart } from "./council-part.ts";
import { peopleOf } from "./people-of.ts";
import { periodsBefore, snapshotPeriods } from "./snapshot-periods.ts";
import { idOf, type WorkedSnapshot } from "./work-figure.ts";

/** A cell as it was read into a row: of which council, in which period, for what. */
export interface FeedingCell {
  readonly period: string;
  readonly table: string;
  readonly column: string;
  readonly row: Row;
}

/** A figure that a cell feeds. */
export interface FedFigure {
  readonly figure: Figure;
  /** False where the cell was looked at and its number is not in the figure. */
  readonly counted: boolean;
  /** `direct` where the cell is added up in it; else it is worked from a figure of which that is so. */
  readonly by: "direct" | "now" | "before" | "compared";
}

/**
 * Every figure of a snapshot that a cell feeds, in order of its id: in every area its council is in, for everyone and for
 * its group of people, and the changes and comparisons worked from those.
 */
export function fedFigures(snapshot: WorkedSnapshot, cell: FeedingCell): readonly FedFigure[] {
  const council = snapshot.councils.find(({ period, code }) => period === cell.period && code === cell.row.authority);
  if (council === undefined) return [];
  const questions = questionsOf(snapshot.collection).filter(
    (question) => question.table === cell.table && columnsOf(question).includes(cell.column),
  );
  const direct = questions.flatMap((question) => directFigures(snapshot, question, { cell, council }));
  const made = direct.flatMap((one) => [one, ...derivedFrom(snapshot, one)]);
  const fed = made.flatMap((one) => (direct.includes(one) ? [one] : [one, ...derivedFrom(snapshot, one)]));
  return [...new Map(fed.map((one) => [one.figure.figure, one])).values()].sort(byId);
}

function directFigures(
  snapshot: WorkedSnapshot,
  question: Question,
  { cell, council }: { readonly cell: FeedingCell; readonly council: PlacedCouncil },
): readonly FedFigure[] {
  const { collection, figures } = snapshot;
  const areas = areasOf([council], collection.publish.levels);
  return breakdownsOf(snapshot, cell.row).flatMap((breakdown) => {
    const counted = isCounted(snapshot, question, { cell, breakdown });
    return areas.flatMap(({ code }): readonly FedFigure[] => {
      const id = [collection.id, question.measure, question.basis, cell.period, code, breakdown.id].join("/");
      const figure = figures.get(id);
      return figure === undefined ? [] : [{ figure, counted, by: "direct" }];
    });
  });
}

interface Group {
  /** `all`, or `column=value`. */
  readonly id: string;
  readonly of: Breakdown | null;
  readonly has: (row: Row) => boolean;
}

function breakdownsOf({ collection }: WorkedSnapshot, row: Row): readonly Group[] {
  const groups = (collection.publish.breakdowns ?? []).flatMap(({ column }): readonly Group[] => {
    const value = row.values[column]?.value;
    if (typeof value !== "string") return [];
    const id = `${column}=${value}`;
    return [{ id, of: { column, value }, has: (other) => other.values[column]?.value === value }];
  });
  return [{ id: "all", of: null, has: () => true }, ...groups];
}

function isCounted(
  { collection, rowsOf }: WorkedSnapshot,
  question: Question,
  { cell, breakdown }: { readonly cell: FeedingCell; readonly breakdown: Group },
): boolean {
  const { period, table, column, row } = cell;
  const rows = rowsOf({ period, table, council: row.authority }).filter(breakdown.has);
  const address = row.values[column]?.cell;
  const place = { period, code: row.authority, breakdown: breakdown.of };
  const { cells } = councilPart(collection, question, rows, peopleOf(collection, question, place));
  return cells.some((one) => one.sheet === row.sheet && one.cell === address && one.column === column && one.counted);
}

/** What is made of a figure: in its own period, and what later periods are compared with it or carried on from it. */
function derivedFrom(snapshot: WorkedSnapshot, fed: FedFigure): readonly FedFigure[] {
  const { figure, counted } = fed;
  const { collection, figures } = snapshot;
  return Object.entries(collection.measures).flatMap(([measure, definition]): readonly FedFigure[] => {
    const own = roleIn(definition, figure.measure);
    const now = own === null ? undefined : figures.get(idOf(figure, { measure }));
    const found: FedFigure[] = now === undefined || own === null ? [] : [{ figure: now, counted, by: own }];
    if (!isBehindLater(definition, figure.measure)) return found;
    const later = snapshotPeriods(snapshot).flatMap(({ id: period }) => {
      if (!periodsBefore(snapshot, definition, period).includes(figure.period)) return [];
      return figures.get(idOf(figure, { measure, period })) ?? [];
    });
    return [...found, ...later.map((one): FedFigure => ({ figure: one, counted, by: "before" }))];
  });
}

/** What a figure of a measure is in a figure of its own period; null where it is nothing in it. */
function roleIn(definition: Measure, of: string): FedFigure["by"] | null {
  if (definition.kind === "forecast-outcome") return definition.outcome === of ? "now" : null;
  if (!("of" in definition) || definition.of !== of) return null;
  return definition.kind === "quantile" ? "direct" : definition.kind === "against-target" ? "compared" : "now";
}

/** True where a figure of a measure is behind one of a later period. */
function isBehindLater(definition: Measure, of: string): boolean {
  if (definition.kind === "forecast-outcome") return definition.forecast === of;
  return (definition.kind === "change" || definition.kind === "projection") && definition.of === of;
}

function byId({ figure: one }: FedFigure, { figure: other }: FedFigure): number {
  return one.figure < other.figure ? -1 : one.figure > other.figure ? 1 : 0;
}

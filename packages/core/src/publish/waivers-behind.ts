import type { Collection } from "../collections/define-collection.ts";
import { NATIONAL } from "../filing/keys.ts";
import { columnsOf, questionsOf } from "./aggregate/questions.ts";
import type { PublishedReturn, PublishedWaiver } from "./published-return.ts";

/** Which figures of an area a waiver may touch. */
export interface WaivedSpot {
  readonly measure: string;
  readonly basis: string;
  /** More than one where periods are compared. */
  readonly periods: readonly string[];
  /** Codes of the councils of the area. */
  readonly councils: readonly string[];
}

/** A return as far as waivers go. */
export type WaivedReturn = Pick<PublishedReturn, "period" | "authority" | "waivers">;

type Waived = PublishedWaiver & Pick<WaivedReturn, "period" | "authority">;

/** The waivers that returns were counted under, each as often as there are returns. */
export function waiversOf(returns: readonly WaivedReturn[]): readonly Waived[] {
  return returns.flatMap(({ period, authority, waivers = [] }) =>
    waivers.map((waiver) => ({ ...waiver, period, authority })),
  );
}

/**
 * How many waivers touch a figure: those of councils of its area, in its period, for a table and column that the
 * measure reads, or for every column of it. One in a file of many councils touches every area. A figure for one group of
 * people has those of everyone: a waiver says no row.
 */
export function waiversBehind(collection: Collection, returns: readonly WaivedReturn[]): (spot: WaivedSpot) => number {
  const waived = waiversOf(returns);
  if (waived.length === 0) return () => 0;
  const questions = questionsOf(collection);
  return ({ measure, basis, periods, councils }) => {
    const behind = readMeasures(collection, measure);
    const read = questions.filter((one) => behind.includes(one.measure) && one.basis === basis);
    return waived.filter(
      ({ period, authority, table, column }) =>
        periods.includes(period) &&
        (authority === NATIONAL || councils.includes(authority)) &&
        read.some((one) => table === undefined || (one.table === table && reads(columnsOf(one), column))),
    ).length;
  };
}

function reads(columns: readonly string[], column: string | undefined): boolean {
  return column === undefined || columns.includes(column);
}

/** What is made from other measures reads what those read. */
function readMeasures(collection: Collection, id: string): readonly string[] {
  const measure = collection.measures[id];
  if (measure?.kind === "forecast-outcome") return [measure.forecast, measure.outcome];
  return measure !== undefined && "of" in measure ? readMeasures(collection, measure.of) : [id];
}

import type { Collection } from "../../collections/define-collection.ts";
import type { SqlRow, Tables } from "../../storage/tables.ts";
import { isBrokenBy } from "./given-where.ts";
import { type Point, parsePoint } from "./quantile-point.ts";
import { type Question, questionKey } from "./questions.ts";
import { type Spot, spotKey } from "./spot.ts";
import { middlesSql } from "./sql-middles.ts";
import { unscaled } from "./unscaled.ts";

/** What one council gave for a question, unscaled at the scales of its sums. */
export interface CouncilPair {
  readonly council: string;
  readonly numerator: bigint;
  /** Of a sum: one. */
  readonly denominator: bigint;
}

/** The councils of an area around the points that quantiles are taken at, in order of what they gave. */
export interface Middles {
  /** Councils that have a place in the order. */
  readonly of: number;
  readonly at: ReadonlyMap<number, CouncilPair>;
}

/** By `middlesKey`. */
export type MiddlesBySpot = ReadonlyMap<string, Middles>;

export interface MiddlesRequest {
  readonly collection: Collection;
  readonly question: Question;
  readonly breakdown: string | null;
  readonly columns: ReadonlySet<string>;
}

/** Asks the engine who stands in the middle of each area for a question that quantiles are of; nothing where none is. */
export async function collectMiddles(
  { collection, question, breakdown, columns }: MiddlesRequest,
  engine: Pick<Tables, "query">,
): Promise<MiddlesBySpot> {
  const points = pointsOf(collection, question, breakdown);
  if (points.length === 0) return new Map();
  const request = { table: question.table, breakdown, questions: [question], columns };
  const { rows } = await engine.query(middlesSql(request, points));
  const found = new Map<string, { of: number; at: Map<number, CouncilPair> }>();
  for (const row of rows) {
    const key = middlesKey(question, spotOf(row, breakdown));
    const middles = found.get(key) ?? { of: Number(row.of), at: new Map<number, CouncilPair>() };
    found.set(key, middles);
    middles.at.set(Number(row.at), pairOf(question, row));
  }
  return found;
}

/** Key of a question at a spot. */
export function middlesKey(question: Question, spot: Spot): string {
  return `${questionKey(question)}/${spot.breakdown?.column ?? ""}/${spotKey(spot)}`;
}

function pointsOf(collection: Collection, { measure }: Question, breakdown: string | null): readonly Point[] {
  const points = Object.values(collection.measures).flatMap((one) => {
    const isGiven = breakdown === null || isBrokenBy(collection, one, breakdown);
    return one.kind === "quantile" && one.of === measure && isGiven ? [one.at] : [];
  });
  return [...new Set(points)].map(parsePoint);
}

function pairOf(question: Question, row: SqlRow): CouncilPair {
  return {
    council: String(row.council),
    numerator: unscaled(row.n, question.numerator.scale) ?? 0n,
    denominator: unscaled(row.d, question.kind === "sum" ? 0 : question.denominator.scale) ?? 0n,
  };
}

function spotOf(row: SqlRow, column: string | null): Spot {
  const level = (["region", "council-type"] as const).find((one) => one === row.level) ?? "england";
  return {
    period: String(row.period),
    level,
    code: String(row.area),
    breakdown: column === null ? null : { column, value: String(row.breakdown) },
  };
}

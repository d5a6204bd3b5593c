import type { QuantileMeasure } from "../../collections/measures.ts";
import type { CouncilPair, Middles } from "../aggregate/collect-middles.ts";
import type { ExactFigure } from "../aggregate/exact-figure.ts";
import { quantileFigure } from "../aggregate/quantile-figures.ts";
import type { AddedUp, WorkedSnapshot } from "./work-figure.ts";

/** A quantile worked again: the councils put in order here, where the engine counted their places. */
export function workQuantile(
  { collection }: WorkedSnapshot,
  [id, measure]: readonly [string, QuantileMeasure],
  { exact, question, councils }: AddedUp,
): ExactFigure {
  const pairs = councils.flatMap(({ council, part }): readonly CouncilPair[] => {
    if (part?.counted !== true || part.numerator === null) return [];
    const denominator = question.kind === "sum" ? 1n : (part.denominator ?? 0n);
    return denominator > 0n ? [{ council: council.code, numerator: part.numerator, denominator }] : [];
  });
  const ordered = pairs.toSorted(byQuotient);
  const at = new Map(ordered.map((pair, place) => [place + 1, pair]));
  const middles: Middles | undefined = ordered.length === 0 ? undefined : { of: ordered.length, at };
  const { period, area, breakdown } = exact;
  return quantileFigure({ id, measure, question }, { period, area, breakdown }, { middles, collection });
}

function byQuotient(one: CouncilPair, other: CouncilPair): number {
  const difference = one.numerator * other.denominator - other.numerator * one.denominator;
  if (difference !== 0n) return difference < 0n ? -1 : 1;
  return one.council < other.council ? -1 : 1;
}

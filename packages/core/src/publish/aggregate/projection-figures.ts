import type { ProjectionMeasure, ProjectionMethod } from "../../collections/measures.ts";
import { parseDecimal } from "../../exact/decimal.ts";
import type { Period } from "../../periods/period.ts";
import { isWithoutBase } from "./derived-figures.ts";
import type { ExactFigure } from "./exact-figure.ts";
import { add, compare, divide, type Fraction, fractionOf, multiply, reduced, subtract, whole } from "./fraction.ts";
import { sameThing } from "./same-thing.ts";

/** A number on a day. */
export interface Point {
  /** Days since a day that is the same for all points. */
  readonly day: number;
  readonly value: Fraction;
}

/** The figures of the measure a projection is of, a period at a time, in order, up to the one it is made in. */
export type Series = readonly { readonly period: Period; readonly figures: readonly ExactFigure[] }[];

/**
 * Each figure of the last period of a series carried on to a day, status `p`. Only where that period and another before
 * it have a value for the same thing; hidden where one that it would be worked from is. `numerator` is the figure now.
 */
export function projectionFigures(id: string, measure: ProjectionMeasure, series: Series): readonly ExactFigure[] {
  const last = series.at(-1);
  if (last === undefined || last.period.end >= measure.to) return [];
  const byThing = series.map(({ period, figures }) => {
    const own = figures.filter((figure) => figure.measure === measure.of);
    return { end: period.end, figures: new Map(own.map((figure) => [sameThing(figure), figure])) };
  });
  return last.figures
    .filter((figure) => figure.measure === measure.of)
    .flatMap((now) => projectionFigure(id, measure, { now, series: seriesOf(now, byThing) }));
}

/** The figures a projection is worked from, the earliest first: the last periods in which there is one, as its method asks. */
export function projectedFrom(method: ProjectionMethod, series: readonly ExactFigure[]): readonly ExactFigure[] {
  const known = series.filter(({ value, status }) => value !== null || status === "c");
  return known.slice(method.kind === "last change" ? -2 : -method.periods);
}

/**
 * Where points stand on a later day. `least squares`: on the straight line that ordinary least squares lays through them,
 * by days; `last change`: as far on from the last as the change between the last two, by days. Exact: nothing is rounded.
 * Throws a `RangeError` for fewer than two points, or points all of one day.
 */
export function carriedOn(method: ProjectionMethod["kind"], points: readonly Point[], day: number): Fraction {
  const used = method === "last change" ? points.slice(-2) : points;
  if (used.length < 2) throw new RangeError("A series is carried on from two points at least");
  const count = whole(used.length);
  const days = used.map((point) => whole(point.day));
  const [x, y] = [sum(days), sum(used.map(({ value }) => value))];
  const xx = sum(days.map((one) => multiply(one, one)));
  const xy = sum(used.map((point) => multiply(whole(point.day), point.value)));
  const slope = divide(subtract(multiply(count, xy), multiply(x, y)), subtract(multiply(count, xx), multiply(x, x)));
  const start = divide(subtract(y, multiply(slope, x)), count);
  return reduced(add(start, multiply(slope, whole(day))));
}

function projectionFigure(
  id: string,
  { method, to, least, most }: ProjectionMeasure,
  { now, series }: { readonly now: ExactFigure; readonly series: readonly DatedFigure[] },
): readonly ExactFigure[] {
  const used = projectedFrom(
    method,
    series.map(({ figure }) => figure),
  );
  if (used.length < 2 || used.at(-1) !== now) return unmadeProjection(id, { now, series });
  const comparedWith = used.map(({ period }) => period).filter((period) => period !== now.period);
  const projected = { ...now, measure: id, denominator: null, status: "p", comparedWith } as const;
  if (used.some(({ status, value }) => status === "c" && value === null)) {
    return [{ ...projected, value: null, numerator: null, status: "c" }];
  }
  const points = series.flatMap(({ figure, end }): readonly Point[] =>
    figure.value === null || !used.includes(figure) ? [] : [{ day: dayNumber(end), value: figure.value.exact }],
  );
  const exact = within(carriedOn(method.kind, points, dayNumber(to)), least, most);
  return [{ ...projected, numerator: now.value, value: now.value && { exact, quantity: now.value.quantity } }];
}

/** Of a share of nothing no series is carried on, and it says so (`z`), since its base may be hidden (see `isUnmade`). */
function unmadeProjection(
  id: string,
  { now, series }: { readonly now: ExactFigure; readonly series: readonly DatedFigure[] },
): readonly ExactFigure[] {
  const others = series.filter(({ figure }) => figure !== now && (figure.value !== null || isWithoutBase(figure)));
  if (others.length === 0 || !(now.value !== null || isWithoutBase(now))) return [];
  const comparedWith = others.map(({ figure }) => figure.period);
  return [{ ...now, measure: id, value: null, numerator: null, denominator: null, status: "z", comparedWith }];
}

interface DatedFigure {
  readonly end: string;
  readonly figure: ExactFigure;
}

interface ThingsOfPeriod {
  readonly end: string;
  readonly figures: ReadonlyMap<string, ExactFigure>;
}

function seriesOf(now: ExactFigure, series: readonly ThingsOfPeriod[]): readonly DatedFigure[] {
  const thing = sameThing(now);
  return series.flatMap(({ end, figures }) => {
    const figure = figures.get(thing);
    return figure === undefined ? [] : [{ end, figure }];
  });
}

function within(value: Fraction, least: string | undefined, most: string | undefined): Fraction {
  const limit = (text: string | undefined): Fraction | undefined => {
    const decimal = text === undefined ? undefined : parseDecimal(text);
    return decimal && fractionOf(decimal);
  };
  const [low, high] = [limit(least), limit(most)];
  if (low !== undefined && compare(value, low) < 0) return low;
  return high !== undefined && compare(value, high) > 0 ? high : value;
}

function sum(numbers: readonly Fraction[]): Fraction {
  return numbers.reduce((total, number) => reduced(add(total, number)), whole(0));
}

function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

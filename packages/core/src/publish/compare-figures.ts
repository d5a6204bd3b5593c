import type { Figure } from "./figure.ts";
import { byText } from "./write/by-text.ts";

/** A figure that is not the same in two snapshots. */
export interface FigureChange {
  readonly figure: string;
  readonly kind: "added" | "removed" | "revised";
  readonly before: Figure | null;
  readonly after: Figure | null;
}

/**
 * What differs between the figures of two snapshots of a collection, sorted by figure: those
 * added, removed, and revised in value, status, parts, coverage, origin or waivers. Numbers are compared as
 * numbers: `25.0` and `25.0000` are one.
 */
export function compareFigures(before: readonly Figure[], after: readonly Figure[]): readonly FigureChange[] {
  const old = byId(before);
  const changes: FigureChange[] = [];
  let met = 0;
  for (const is of after) {
    const { figure } = is;
    const was = old.get(figure);
    if (was === undefined) changes.push({ figure, kind: "added", before: null, after: is });
    else if (!saysTheSame(was, is)) changes.push({ figure, kind: "revised", before: was, after: is });
    if (was !== undefined) met += 1;
  }
  if (met < old.size) {
    const now = byId(after);
    for (const [figure, was] of old) {
      if (!now.has(figure)) changes.push({ figure, kind: "removed", before: was, after: null });
    }
  }
  // Few figures change: to put all of both in order takes longer than to compare them.
  return changes.toSorted(byText(({ figure }) => figure));
}

function byId(figures: readonly Figure[]): ReadonlyMap<string, Figure> {
  return new Map(figures.map((figure) => [figure.figure, figure]));
}

function saysTheSame(one: Figure, other: Figure): boolean {
  return (
    one.unit === other.unit &&
    one.status === other.status &&
    one.expected === other.expected &&
    one.responded === other.responded &&
    one.synthetic === other.synthetic &&
    one.waivers === other.waivers &&
    isSameNumber(one.value, other.value) &&
    isSameNumber(one.numerator, other.numerator) &&
    isSameNumber(one.denominator, other.denominator)
  );
}

function isSameNumber(one: string | null, other: string | null): boolean {
  if (one === other || one === null || other === null) return one === other;
  return withoutEndingZeros(one) === withoutEndingZeros(other);
}

function withoutEndingZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

import type { Figure } from "./figure.ts";

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
  const [old, now] = [byId(before), byId(after)];
  const ids = [...new Set([...old.keys(), ...now.keys()])].toSorted();
  return ids.flatMap((figure): readonly FigureChange[] => {
    const [was, is] = [old.get(figure) ?? null, now.get(figure) ?? null];
    if (was === null) return [{ figure, kind: "added", before: was, after: is }];
    if (is === null) return [{ figure, kind: "removed", before: was, after: is }];
    return saysTheSame(was, is) ? [] : [{ figure, kind: "revised", before: was, after: is }];
  });
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

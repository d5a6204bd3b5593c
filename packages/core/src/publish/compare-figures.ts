import type { Figure } from "./figure.ts";
import { figureAt } from "./held/figure-columns.ts";
import { FigureCursor } from "./held/figure-cursor.ts";
import type { Figures } from "./held/figures.ts";
import { heldFigures } from "./held/held-figures.ts";

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
export function compareFigures(before: Figures, after: Figures): readonly FigureChange[] {
  const [old, now] = [heldFigures(before), heldFigures(after)];
  const [was, is] = [new FigureCursor(old.columns), new FigureCursor(now.columns)];
  const changes: FigureChange[] = [];
  let [past, row] = [0, 0];
  while (past < old.length || row < now.length) {
    const order = compareIds(
      past < old.length ? was.moveTo(past) : undefined,
      row < now.length ? is.moveTo(row) : undefined,
    );
    if (order !== 0 || !saysTheSame(was, is)) {
      const then = order > 0 ? null : figureAt(old.columns, past);
      changes.push(changeOf(then, order < 0 ? null : figureAt(now.columns, row)));
    }
    if (order <= 0) past += 1;
    if (order >= 0) row += 1;
  }
  return changes;
}

function changeOf(before: Figure | null, after: Figure | null): FigureChange {
  const { figure = "" } = after ?? before ?? {};
  return { figure, kind: before === null ? "added" : after === null ? "removed" : "revised", before, after };
}

/**
 * Which comes first, where there is one. Nearly all are the same, and their parts say so sooner than texts put together of
 * them.
 */
function compareIds(one: Figure | undefined, other: Figure | undefined): number {
  if (one === undefined || other === undefined) return one === undefined ? 1 : -1;
  const isSame =
    one.geographyCode === other.geographyCode &&
    one.period === other.period &&
    one.breakdown === other.breakdown &&
    one.basis === other.basis &&
    one.measure === other.measure &&
    one.collection === other.collection;
  return isSame ? 0 : one.figure < other.figure ? -1 : 1;
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

import type { ChangeMeasure, TargetMeasure } from "../../collections/measures.ts";
import type { Decimal } from "../../exact/decimal.ts";
import type { Counted } from "./counted.ts";
import type { ExactFigure } from "./exact-figure.ts";
import { fractionOf, subtract } from "./fraction.ts";
import type { Quantity } from "./questions.ts";
import { sameThing } from "./same-thing.ts";

const points = "percentage points";

/**
 * Each figure less the same figure of an earlier period, as the rules say figures are
 * worked (see `workingFigure`), rounded afterwards. Only where both have a value, or one is
 * hidden (then the change is hidden too); a council only where both periods mean the same council.
 * `numerator` is the figure now; `now` and `before` are figures of the measure the change is of. Of a share of nothing
 * there is no change, and it says so (`z`), since its base may be hidden (see `isUnmade`).
 */
export function changeFigures(
  id: string,
  measure: ChangeMeasure,
  figures: { readonly now: readonly ExactFigure[]; readonly before: readonly ExactFigure[] },
): readonly ExactFigure[] {
  const before = new Map(
    figures.before.filter((figure) => figure.measure === measure.of).map((figure) => [sameThing(figure), figure]),
  );
  return figures.now
    .filter((figure) => figure.measure === measure.of)
    .flatMap((now) => {
      const then = before.get(sameThing(now));
      if (then === undefined) return [];
      return changeFigure(id, now, then);
    });
}

/**
 * Each figure of a ratio less a target, in percentage points, on every basis of the ratio.
 * `numerator` is the ratio, in percent. Only where the ratio has a value or is hidden; `z` of a share of nothing.
 */
export function againstTargetFigures(
  id: string,
  measure: TargetMeasure,
  figures: readonly ExactFigure[],
  target: Decimal,
): readonly ExactFigure[] {
  return figures
    .filter((figure) => figure.measure === measure.of)
    .flatMap((figure) => againstTargetFigure(id, figure, target));
}

function againstTargetFigure(id: string, ratio: ExactFigure, target: Decimal): readonly ExactFigure[] {
  const derived = { ...ratio, measure: id, unit: points, numerator: null, denominator: null };
  if (ratio.status === "c") return [{ ...derived, value: null }];
  if (ratio.value === null) return isWithoutBase(ratio) ? [{ ...derived, value: null }] : [];
  const exact = subtract(ratio.value.exact, fractionOf(target));
  return [{ ...derived, numerator: ratio.value, value: { exact, quantity: "points" } }];
}

/** True of a share of nothing: that it has no value follows from its base alone. */
export function isWithoutBase({ value, status }: ExactFigure): boolean {
  return value === null && status === "z";
}

function changeFigure(id: string, now: ExactFigure, before: ExactFigure): readonly ExactFigure[] {
  const unit = now.unit === "percent" ? points : now.unit;
  const derived = { ...now, measure: id, unit, denominator: null, comparedWith: before.period };
  if (now.status === "c" || before.status === "c") return [{ ...derived, value: null, numerator: null, status: "c" }];
  if (now.value === null || before.value === null) {
    const isUnmade = [now, before].every((one) => one.value !== null || isWithoutBase(one));
    return isUnmade ? [{ ...derived, value: null, numerator: null, status: "z" }] : [];
  }
  const status = now.status ?? before.status;
  return [{ ...derived, numerator: now.value, value: difference(now.value, before.value), status }];
}

function difference(now: Counted, before: Counted): Counted {
  const quantity: Quantity = now.quantity === "percent" ? "points" : now.quantity;
  return { exact: subtract(now.exact, before.exact), quantity };
}

import { differenceText } from "../changes/difference-text.ts";
import type { Figure } from "../figure.ts";
import { differenceValue } from "../figure-value.ts";

/** By how much a figure moved, with its sign; empty where it did not, or one of them has no value. */
export function difference(from: Pick<Figure, "value">, to: Pick<Figure, "value" | "unit">): string {
  const by = differenceText(from.value, to.value);
  return by === null || /^-?0*(\.0*)?$/.test(by) ? "" : differenceValue(by, to.unit);
}

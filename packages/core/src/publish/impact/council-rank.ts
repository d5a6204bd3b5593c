import { parseDecimal, rescale } from "../../exact/decimal.ts";
import type { Figure } from "../figure.ts";

/** Where a council stands among those whose value is shown, the highest first. */
export interface CouncilRank {
  /** Councils with a higher value, and one; null where its own value is not shown. */
  readonly position: number | null;
  /** How many councils have a value shown. */
  readonly of: number;
  /** Others with the same value. */
  readonly tied: number;
  /** Why it has no place; null where it has one. */
  readonly why: "hidden" | "no value" | null;
  /** Councils that have no place: hidden, and without a value. */
  readonly hidden: number;
  readonly without: number;
}

/**
 * The rank of a council by published, rounded values: equal values share the higher place and the next are as many
 * places on ("1224"). What is hidden or missing has no place and moves nobody.
 */
export function councilRank(figures: readonly Figure[], council: string): CouncilRank {
  const own = figures.find(({ geographyCode }) => geographyCode === council);
  const shown = figures.flatMap(({ value }) => (value === null ? [] : [comparable(value)]));
  const hidden = figures.filter(({ value, status }) => value === null && status === "c").length;
  const counts = { of: shown.length, hidden, without: figures.length - shown.length - hidden };
  if (own === undefined || own.value === null) {
    return { position: null, tied: 0, why: own?.status === "c" ? "hidden" : "no value", ...counts };
  }
  const value = comparable(own.value);
  const position = 1 + shown.filter((other) => other > value).length;
  return { position, tied: shown.filter((other) => other === value).length - 1, why: null, ...counts };
}

/** Figures are stored with four places. */
function comparable(text: string): bigint {
  const decimal = parseDecimal(text);
  if (decimal === undefined) throw new TypeError(`Cannot rank "${text}"`);
  return rescale(decimal.unscaled, decimal.scale, 4);
}

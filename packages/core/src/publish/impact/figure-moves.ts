import { absolute, divideRounded, formatUnscaled, parseDecimal, rescale } from "../../exact/decimal.ts";
import { differenceText } from "../changes/difference-text.ts";
import { compareFigures } from "../compare-figures.ts";
import type { Figure } from "../figure.ts";
import type { Figures } from "../held/figures.ts";
import { byText } from "../write/by-text.ts";

/** A published figure that would be another. Numbers are as published; none of a value that is hidden, before or after. */
export interface FigureMove
  extends Pick<
    Figure,
    "figure" | "measure" | "basis" | "period" | "level" | "geographyCode" | "geography" | "breakdown"
  > {
  readonly unit: string;
  /**
   * `hidden`, `shown`: from and to being hidden for small numbers; `new`, `gone`: from and to having no value;
   * `marked`: the value is the same and its status another.
   */
  readonly kind: "moved" | "hidden" | "shown" | "new" | "gone" | "marked";
  readonly from: FigureShown;
  readonly to: FigureShown;
  /** Value after less value before; null unless both are shown. */
  readonly by: string | null;
  /** By how many percent, one place; null of percentages and their points, and where it was nothing. */
  readonly percent: string | null;
}

export type FigureShown = Pick<Figure, "value" | "status">;

export interface FigureMoves {
  /** The most moved first: hidden and shown ones, then by how much of themselves they move (percentages: by points). */
  readonly moved: readonly FigureMove[];
  /** Figures that take in other returns than before and stay the same once rounded. */
  readonly same: number;
}

const nothing: FigureShown = { value: null, status: null };

/** What differs between two sets of figures to one who sees only what is published. */
export function figureMoves(before: Figures, after: Figures): FigureMoves {
  const moves = compareFigures(before, after).map((change) => moveOf(change.before, change.after));
  const moved = moves.flatMap((move) => (move === "same" || move === undefined ? [] : [move]));
  return {
    moved: moved.toSorted(byText(({ figure }) => figure)).toSorted(byMoved),
    same: moves.filter((move) => move === "same").length,
  };
}

/** Undefined where neither side says anything. */
function moveOf(before: Figure | null, after: Figure | null): FigureMove | "same" | undefined {
  const known = after ?? before;
  const [from, to] = [before, after].map((figure) => (figure === null ? nothing : shownOf(figure)));
  if (known === null || from === undefined || to === undefined) return undefined;
  if (from.value === null && to.value === null && from.status !== "c" && to.status !== "c") return undefined;
  const by = differenceText(from.value, to.value);
  const still = (by === null ? from.value === to.value : isNothing(by)) && from.status === to.status;
  if (still) return "same";
  const { figure, measure, basis, period, level, geographyCode, geography, breakdown, unit } = known;
  const kind = kindOf(from, to, by);
  // What is hidden afterwards is not told beside it.
  const told = kind === "hidden" ? { value: null, status: from.status } : from;
  const named = { figure, measure, basis, period, level, geographyCode, geography, breakdown, unit };
  return { ...named, kind, from: told, to, by, percent: unit.startsWith("percent") ? null : percentOf(by, from.value) };
}

function shownOf({ value, status }: Figure): FigureShown {
  return { value, status };
}

function kindOf(from: FigureShown, to: FigureShown, by: string | null): FigureMove["kind"] {
  if (to.value === null && to.status === "c") return "hidden";
  if (from.value === null) return from.status === "c" ? "shown" : "new";
  if (to.value === null) return "gone";
  return by !== null && isNothing(by) ? "marked" : "moved";
}

function isNothing(by: string): boolean {
  return /^-?0*(\.0*)?$/.test(by);
}

function percentOf(by: string | null, from: string | null): string | null {
  const [difference, base] = [by, from].map((text) => (text === null ? undefined : parseDecimal(text)));
  if (difference === undefined || base === undefined || base.unscaled === 0n) return null;
  const scale = Math.max(difference.scale, base.scale);
  const [top, bottom] = [difference, base].map((one) => rescale(one.unscaled, one.scale, scale));
  return formatUnscaled(divideRounded(100n * (top ?? 0n), absolute(bottom ?? 1n), 1), 1);
}

const ORDER: readonly FigureMove["kind"][] = ["hidden", "shown", "new", "gone", "moved", "marked"];

function byMoved(one: FigureMove, other: FigureMove): number {
  const kinds = ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind);
  if (kinds !== 0) return kinds;
  const [left, right] = [sizeOf(one), sizeOf(other)];
  return left === right ? 0 : left > right ? -1 : 1;
}

/** Ten-thousandths of itself, or of a percentage point. */
function sizeOf({ by, percent }: FigureMove): bigint {
  const decimal = parseDecimal(percent ?? by ?? "0");
  return decimal === undefined ? 0n : absolute(rescale(decimal.unscaled, decimal.scale, 4));
}

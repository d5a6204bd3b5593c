import { absolute } from "../../../exact/decimal.ts";
import { cellAddress } from "../../decode/address.ts";
import type { Sheet } from "../../decode/workbook.ts";
import { addUpTo, numberIn } from "../number-in.ts";
import type { Figure } from "./figure.ts";
import type { Placed } from "./gather-rows.ts";
import { TOTAL } from "./label-reader.ts";

/** Beside so many that are right for each that is wrong, a total is wrong by itself, and not because figures were taken for others. */
const RIGHT_FOR_WRONG = 3;

/** A total that is not the sum of the figures it is of; numbers are in millionths, in the unit they are written in. */
export interface WrongTotal {
  readonly sheet: string;
  readonly cell: string;
  readonly measure: string;
  /** That it says it is of, if any. */
  readonly period: string;
  readonly stated: bigint;
  readonly sum: bigint;
}

export interface CheckedTotals {
  /** The first where so many are wrong that the figures may be others. */
  readonly doubted?: Figure;
  /** One for each difference, the total of the fewest: a figure that is wrong is in that of its row, of its column and of all. */
  readonly wrong: readonly WrongTotal[];
}

/** Compares totals with the sums of the figures they are of, or of all there are: the last row below the last of several groups. */
export function checkTotals(
  totals: readonly Placed[],
  plain: readonly Placed[],
  sheets: readonly Sheet[],
): CheckedTotals {
  const all = totals.map((one) => ({ one, result: compared(one, plain, sheets) }));
  const wrong = all.flatMap(({ one, result }) => (typeof result === "object" ? [{ ...result, of: one.values }] : []));
  const right = all.filter(({ result }) => result === "right").length;
  const doubted =
    all.find(({ result }) => result === "of nothing") ?? all.find(({ result }) => typeof result === "object");
  const isDoubted = all.some(({ result }) => result === "of nothing") || right < RIGHT_FOR_WRONG * wrong.length;
  if (doubted !== undefined && isDoubted) return { doubted: doubted.one.figure, wrong: [] };
  const over = ({ of }: { readonly of: readonly string[] }) => of.filter((value) => value === TOTAL).length;
  const causes = Map.groupBy(wrong, ({ measure, period, stated, sum }) =>
    [measure, period, absolute(stated - sum)].join("\n"),
  );
  return { wrong: [...causes.values()].flatMap((same) => same.toSorted((a, b) => over(a) - over(b))[0] ?? []) };
}

function compared(
  { values, measure, period, figure }: Placed,
  plain: readonly Placed[],
  sheets: readonly Sheet[],
): WrongTotal | "right" | "unknown" | "of nothing" {
  if (figure.isBlank) return "unknown";
  const numberOf = ({ sheetIndex, row, column }: Figure) => {
    const sheet = sheets[sheetIndex];
    return sheet === undefined ? undefined : numberIn(sheet, row, column);
  };
  const all = plain.filter((one) => one.measure === measure && one.period === period);
  const parts = all.filter((one) => values.every((value, at) => value === TOTAL || value === one.values[at]));
  const stated = numberOf(figure);
  const numbers = [parts, all].map((some) => some.map((one) => numberOf(one.figure)));
  const sums = numbers.map((some) => (some.length === 0 ? false : addUpTo(stated, some)));
  if (sums.includes(true)) return "right";
  if (sums.includes(undefined)) return "unknown";
  const [own = []] = numbers;
  if (own.length === 0 || stated === undefined) return "of nothing";
  const { sheetIndex, row, column } = figure;
  const at = { sheet: sheets[sheetIndex]?.name ?? "", cell: cellAddress(row, column) };
  return { ...at, measure, period, stated, sum: own.reduce<bigint>((sum, part) => sum + (part ?? 0n), 0n) };
}

import type { DisclosureRules } from "../../../collections/disclosure.ts";
import { roundToMultiple } from "../../../exact/decimal.ts";
import type { SystemCell, SystemShare } from "../table-system.ts";
import type { Release } from "./release.ts";

/** What a reader knows of unknown leaves, as deviations from the truth: `low <= sum of factor x deviation <= high`. */
export interface KnownRow {
  readonly leaves: readonly number[];
  readonly factors: readonly number[];
  readonly low: number;
  readonly high: number;
}

export interface ReaderKnowledge {
  /** Leaves whose value no published cell states, with the least and most they can deviate. */
  readonly unknown: ReadonlyMap<number, { readonly low: number; readonly high: number }>;
  readonly rows: readonly KnownRow[];
}

/**
 * Everything the release tells a reader who knows the rules: leaves shown exactly, sums shown, bands of rounding,
 * that a hidden count is above zero where zeros are always shown, limits told by marks, and shares worked from
 * exact values. Truth itself appears as zero throughout, which keeps the numbers small.
 */
export function readerKnowledge(release: Release, rules: DisclosureRules): ReaderKnowledge {
  const { system, forms, shares } = release;
  const stated = new Set(
    system.cells.flatMap((cell, at) =>
      forms[at] === "shown" && cell.shownTo === 1n && cell.leaves.length === 1 ? cell.leaves : [],
    ),
  );
  const most = Number(system.leaves.reduce((sum, value) => sum + value, 0n)) + 1000;
  const unknown = new Map(
    system.leaves.flatMap((value, leaf) =>
      stated.has(leaf) ? [] : [[leaf, { low: -Number(value), high: most }] as const],
    ),
  );
  const cellRows = system.cells.flatMap((cell, at) => {
    const bounds = cellBounds(cell, { form: forms[at] ?? "dropped", rules });
    return bounds === null ? [] : [onlyUnknown({ ...cell, ...bounds }, unknown)];
  });
  const factRows = system.facts.map(({ leaves, factors, value, low, high }) => {
    const bounds = {
      low: low === null ? Number.NEGATIVE_INFINITY : Number(low - value),
      high: high === null ? Number.POSITIVE_INFINITY : Number(high - value),
    };
    return onlyUnknown({ leaves, factors, ...bounds }, unknown);
  });
  const shareRows = shares
    .filter(({ isExact }) => isExact)
    .flatMap((share) => shareBands(share, system.cells))
    .map((row) => onlyUnknown(row, unknown));
  return {
    unknown,
    rows: distinct([...cellRows, ...factRows, ...shareRows].filter(({ leaves }) => leaves.length > 0)),
  };
}

function cellBounds(
  cell: SystemCell,
  { form, rules }: { readonly form: string; readonly rules: DisclosureRules },
): { readonly low: number; readonly high: number } | null {
  const { value, atMost, shownTo } = cell;
  if (form === "shown") return roundedBounds(cell, shownTo, rules.below);
  if (form === "rounded") return roundedBounds(cell, BigInt(rules.base), 0);
  if (form !== "hidden") return null;
  const isAboveZero = rules.zeros === "shown" && value > 0n;
  const isBelowZero = rules.zeros === "shown" && value < 0n;
  const most = atMost === null ? Number.POSITIVE_INFINITY : Number(atMost - value);
  if (isBelowZero) return { low: Number.NEGATIVE_INFINITY, high: Math.min(most, Number(-1n - value)) };
  if (!isAboveZero && atMost === null) return null;
  return { low: isAboveZero ? Number(1n - value) : Number.NEGATIVE_INFINITY, high: most };
}

/**
 * The whole numbers that round to what is shown, half away from zero: 8 to 12 for 10 at base 5, 5 to 14 at base 10.
 * Where small numbers are hidden a number that is shown is zero, or at least the threshold `from`.
 */
function roundedBounds(
  { value, factors }: SystemCell,
  base: bigint,
  from: number,
): { readonly low: number; readonly high: number } {
  const isCount = factors.every((factor) => factor > 0);
  if (base === 1n || (from > 0 && value === 0n)) return { low: 0, high: 0 };
  const shown = roundToMultiple(value, base);
  const [half, rest] = [base / 2n, (base - 1n) / 2n];
  const least = shown > 0n ? shown - half : shown - rest;
  const most = shown < 0n ? shown + half : shown + rest;
  const floor = from > 0 && value >= BigInt(from) ? BigInt(from) : isCount ? 0n : least;
  return { low: Number((least < floor ? floor : least) - value), high: Number(most - value) };
}

/**
 * The two bounds a percentage P to so many places sets on its numerator N, for its denominator D:
 * (P - half) D <= 100 N <= (P + half) D, in whole numbers of half the last place.
 */
function shareBands(share: SystemShare, cells: readonly SystemCell[]): KnownRow[] {
  const [part, whole] = [cells[share.numerator], cells[share.denominator]];
  if (part === undefined || whole === undefined || whole.value === 0n) return [];
  const unit = 10n ** BigInt(share.places);
  const shown = (2n * 100n * unit * part.value + whole.value) / (2n * whole.value);
  const scale = 200n * unit;
  return [2n * shown - 1n, 2n * shown + 1n].map((edge, at) => {
    const slack = edge * whole.value - scale * part.value;
    const row = combined(part, whole, { part: Number(scale), whole: -Number(edge) });
    const band = at === 0 ? { low: Number(slack), high: Infinity } : { low: -Infinity, high: Number(slack) };
    return { ...row, ...band };
  });
}

function combined(
  part: SystemCell,
  whole: SystemCell,
  factor: { readonly part: number; readonly whole: number },
): Pick<KnownRow, "leaves" | "factors"> {
  const sums = new Map(whole.leaves.map((leaf, at) => [leaf, factor.whole * (whole.factors[at] ?? 0)]));
  for (const [at, leaf] of part.leaves.entries()) {
    sums.set(leaf, (sums.get(leaf) ?? 0) + factor.part * (part.factors[at] ?? 0));
  }
  return { leaves: [...sums.keys()], factors: [...sums.values()] };
}

function onlyUnknown(row: KnownRow, unknown: ReadonlyMap<number, unknown>): KnownRow {
  const kept = row.leaves.flatMap((leaf, at) => (unknown.has(leaf) ? [{ leaf, factor: row.factors[at] ?? 0 }] : []));
  return { ...row, leaves: kept.map(({ leaf }) => leaf), factors: kept.map(({ factor }) => factor) };
}

/** Each row once; of rows over the same leaves, the narrowest bounds together. */
function distinct(rows: readonly KnownRow[]): readonly KnownRow[] {
  const groups = Map.groupBy(rows, ({ leaves, factors }) => `${leaves.join()}/${factors.join()}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const low = Math.max(...group.map((row) => row.low));
    return [{ ...first, low, high: Math.min(...group.map((row) => row.high)) }];
  });
}

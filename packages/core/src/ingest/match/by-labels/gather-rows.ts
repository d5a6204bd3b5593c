import type { Sheet } from "../../decode/workbook.ts";
import type { Figure, Saying } from "./figure.ts";
import { MEASURE, OTHER_TABLE, TABLE, TOTAL } from "./label-reader.ts";
import { PERIOD } from "./row-sayings.ts";
import { checkTotals, type WrongTotal } from "./wrong-totals.ts";

/** What the table has one row for, put together from its figures. */
export interface GatheredRow {
  readonly sheetIndex: number;
  /** What says each key, and the period where one is said. */
  readonly keys: ReadonlyMap<string, Saying>;
  /** By column. */
  readonly figures: ReadonlyMap<string, Figure>;
}

/** The rows of a table, and the totals over those of the period asked for that are not their sums, the first of each cause. */
export interface Gathered {
  readonly rows: readonly GatheredRow[];
  readonly wrong: readonly WrongTotal[];
}

/** A figure by what is said of it. */
export interface Placed {
  readonly figure: Figure;
  readonly measure: string;
  /** The value of each key, `TOTAL` for all of them. */
  readonly values: readonly string[];
  readonly period: string;
}

/** Why figures make no rows, and those that show it: the labels of some do not say all, some come twice, or a total is of others. */
export interface NotGathered {
  readonly why: "unsaid" | "twice" | "total" | "period" | "sheets";
  readonly figures: readonly Figure[];
}

/**
 * The rows that figures make, where there is no doubt: each figure says every key or is a total over those it does not say, none comes
 * twice, totals are the sums of their parts but for a few that are wrong beside many that are right, and all of a row is on one
 * sheet. Where that is not so, why.
 */
export function gatherRows(
  figures: readonly Figure[],
  keys: readonly string[],
  { sheets, period }: { readonly sheets: readonly Sheet[]; readonly period: string },
): Gathered | NotGathered {
  const own = ownFigures(figures);
  const all = own.map((figure) => ({ figure, placed: placedAt(figure, keys) }));
  const unsaid = all.find(({ placed }) => placed === undefined);
  const placed = all.flatMap((one) => one.placed ?? []);
  if (placed.length === 0) return { rows: [], wrong: [] };
  if (unsaid !== undefined) return { why: "unsaid", figures: [unsaid.figure] };
  const plain = placed.filter(({ values }) => !values.includes(TOTAL));
  const twice = [...Map.groupBy(plain, nameOf).values()].find(({ length }) => length > 1);
  if (twice !== undefined) return { why: "twice", figures: twice.map(({ figure }) => figure) };
  const totals = checkTotals(
    placed.filter(({ values }) => values.includes(TOTAL)),
    plain,
    sheets,
  );
  if (totals.doubted !== undefined) return { why: "total", figures: [totals.doubted] };
  const other = plain.find((one) => !isOfPeriod(one, period) && !plain.some((own) => isSameOf(own, one, period)));
  if (other !== undefined) return { why: "period", figures: [other.figure] };
  const groups = [...Map.groupBy(plain, ({ values, period }) => [...values, period].join("\n")).values()];
  const apart = groups.find((ofRow) => new Set(ofRow.map(({ figure }) => figure.sheetIndex)).size > 1);
  if (apart !== undefined) return { why: "sheets", figures: apart.map(({ figure }) => figure) };
  return {
    rows: groups.flatMap((ofRow) => rowOf(ofRow, keys) ?? []),
    wrong: totals.wrong.filter((one) => isOfPeriod(one, period)),
  };
}

/** Those that are said to be of the table; where any is, another counts only beside one that has the same keys. */
function ownFigures(figures: readonly Figure[]): Figure[] {
  const not = figures.filter(({ said }) => said.get(TABLE)?.value !== OTHER_TABLE);
  const isNamed = figures.some(({ said }) => said.has(TABLE) && said.get(TABLE)?.from !== "sheet");
  if (!isNamed) return not;
  const named = new Set(not.filter(({ said }) => said.has(TABLE)).map(rowName));
  const taken = new Set(not.filter(({ said }) => said.has(TABLE)).map((one) => `${rowName(one)}\n${measureOf(one)}`));
  return not.filter(
    (one) => one.said.has(TABLE) || (named.has(rowName(one)) && !taken.has(`${rowName(one)}\n${measureOf(one)}`)),
  );
}

function rowName({ sheetIndex, said }: Figure): string {
  const rest = [...said].filter(([what]) => what !== MEASURE && what !== TABLE);
  return [sheetIndex, ...rest.map(([what, { value }]) => `${what}=${value}`).sort()].join("\n");
}

function measureOf({ said }: Figure): string {
  return said.get(MEASURE)?.value ?? "";
}

function placedAt(figure: Figure, keys: readonly string[]): Placed | undefined {
  const { said } = figure;
  const all = keys.map((key) => said.get(key)?.value ?? (said.has(TOTAL) ? TOTAL : undefined));
  const values = all.flatMap((value) => value ?? []);
  if (values.length < keys.length) return undefined;
  return { figure, measure: measureOf(figure), values, period: said.get(PERIOD)?.value ?? "" };
}

function nameOf({ measure, values, period }: Placed): string {
  return [measure, period, ...values].join("\n");
}

/** True for what says that it is of the period asked for, or of none. */
function isOfPeriod(one: Pick<Placed, "period">, period: string): boolean {
  return one.period === "" || one.period === period;
}

/** True for the same as another, of the period asked for. */
function isSameOf(own: Placed, other: Placed, period: string): boolean {
  return own.period === period && nameOf({ ...own, period: "" }) === nameOf({ ...other, period: "" });
}

function rowOf(placed: readonly Placed[], keys: readonly string[]): GatheredRow | undefined {
  const [first] = placed;
  if (first === undefined) return undefined;
  const { sheetIndex, said } = first.figure;
  const sayings = [...keys, PERIOD].flatMap((key) => {
    const saying = said.get(key);
    return saying === undefined ? [] : [[key, saying] as const];
  });
  return {
    sheetIndex,
    keys: new Map(sayings),
    figures: new Map(placed.map(({ measure, figure }) => [measure, figure] as const)),
  };
}

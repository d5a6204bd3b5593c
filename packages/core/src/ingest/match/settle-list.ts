import type { BodyTable } from "./body-table.ts";
import { type ListMark, type MarkedList, type MarkRun, marksOf, runsOf } from "./list-marks.ts";
import { partTotals } from "./list-partition.ts";
import { isListStatement, saysOfList } from "./list-statements.ts";
import type { SumKind } from "./row-kind.ts";
import { isDated, rowLabels } from "./row-labels.ts";
import { endsAsTotal, isCarriedText } from "./total-words.ts";

/** A row that was taken for one of the list, though it has no day and one text at most: it may be a total all the same. */
export interface LooseRow {
  readonly row: number;
  readonly kind: SumKind;
}

/** The rows of a list as they were told apart from the top down. Loose ones are rows of the body. */
export interface ListRows {
  readonly body: readonly number[];
  readonly totals: readonly number[];
  readonly loose: readonly LooseRow[];
}

/** What loose rows turn out to be once the whole list is known. */
export interface SettledRows {
  readonly totals: ReadonlySet<number>;
  /** They say something of the list, and are no rows of it. */
  readonly statements: ReadonlySet<number>;
  /** Nothing tells, and hardly any other row is like them, or they say that a sum goes on. */
  readonly doubted: readonly number[];
}

/** With fewer other rows, nothing can be told. */
const FEWEST_ROWS = 3;
/** In a shorter list, or where more rows are so, a row without a day is nothing unusual. */
const FEWEST_TO_DOUBT = 10;
const ONE_IN = 5;
/** Rows looked at to see whether those of a list have days, and how many must. */
const [SAMPLE, NEARLY_ALL] = [100, 0.9];
/** What is said of a list of nothing but names and numbers stands in so many rows of it. */
const [AT_TOP, AT_END] = [2, 5];
/** So many rows at least, one for each total taken off, must be in what the totals of a kind add up. */
const FEWEST_ADDED: Readonly<Record<SumKind, number>> = { "called total": 0, doubtful: 3, named: 9 };
/** Fewer where all other rows have a day and several have none. */
const FEWEST_BESIDE_DAYS: Readonly<Record<SumKind, number>> = { ...FEWEST_ADDED, named: 3 };
/** So many totals of several rows show how the list adds up. */
const FEWEST_TOTALS = 2;

/**
 * Tells what the loose rows of a list are, seen from all of it: totals of the rows above or below them, from one such row to
 * another, where all add up; statements; or the parts of a summary at its top or end. Linear in rows.
 */
export function settleList(table: BodyTable, list: ListRows): SettledRows {
  const named = list.loose.filter(({ kind }) => kind === "named");
  if (2 * named.length <= list.body.length) return settleLoose(table, list);
  // Where most rows have a name and a number and nothing else, that is how payments are written there.
  const ends = new Set([...named.slice(0, AT_TOP), ...named.slice(-AT_END)].filter(({ row }) => isSaid(table, row)));
  const loose = list.loose.filter((one) => one.kind !== "named" || ends.has(one));
  const { doubted, ...found } = settleLoose(table, { ...list, loose });
  const settled = { ...found, doubted: doubted.filter((row) => rowLabels(table, row).length === 0) };
  if (settled.totals.size > 0) return settled;
  const rows = list.body.filter((row) => !settled.statements.has(row));
  const totals = [...partTotals(marksOf(table, { rows, loose: [], totals: [] }).values)].map(
    (place) => rows[place] ?? 0,
  );
  return totals.length === 0 ? settled : { ...settled, totals: new Set(totals), doubted: [] };
}

function isSaid(table: BodyTable, row: number): boolean {
  return rowLabels(table, row).some(saysOfList);
}

function settleLoose(table: BodyTable, { body, totals, loose }: ListRows): SettledRows {
  const isLoose = new Set(loose.map(({ row }) => row));
  const rows = body.filter((row) => !isLoose.has(row));
  if (loose.length === 0 || rows.length < FEWEST_ROWS || loose.length > rows.length) {
    return { totals: new Set(), statements: new Set(), doubted: [] };
  }
  const all = marksOf(table, { rows, loose, totals });
  const isStatement = ({ row, at, stated: [value] }: ListMark) =>
    rowLabels(table, row).some((label) => isListStatement(label, { value, above: at, all: all.values }));
  const stated = all.marks.filter((mark) => mark.kind !== undefined && isStatement(mark));
  const marks = all.marks.filter((mark) => !stated.includes(mark));
  const isDatedList = isOfDays(table, rows);
  const found = totalsAmong({ ...all, marks }, isDatedList);
  const left = marks.filter((mark) => mark.kind !== undefined && !found.has(mark.row));
  const summary = rows.length < FEWEST_TO_DOUBT ? [] : [rows.length, 0].flatMap((at) => summaryOf(left, all.sum, at));
  const statements = new Set([...stated, ...summary].map(({ row }) => row));
  const isNothing = ({ stated: [value] }: ListMark) => value === 0n;
  const rest = left.flatMap((mark) => (statements.has(mark.row) || isNothing(mark) ? [] : [mark.row]));
  const isUnusual = rows.length >= FEWEST_TO_DOUBT && rest.length * ONE_IN <= rows.length;
  const isBare = (row: number) => !isDated(table, row) && (rest.length > 1 || rowLabels(table, row).length === 0);
  const areSums = addUp(left, { ...all, marks });
  const isDoubted = (row: number) => isUnusual || areSums || saysSum(table, row) || (isDatedList && isBare(row));
  return { totals: found, statements, doubted: rest.filter(isDoubted) };
}

/** True where several rows are each the sum of those above, or below, to the next: that they are of few rows may not be chance. */
function addUp(left: readonly ListMark[], list: MarkedList): boolean {
  const isSum = (where: "above it" | "below it") => {
    const sums = new Set(runsOf(list, where).map(({ mark }) => mark));
    return left.every((mark) => sums.has(mark));
  };
  return left.length >= FEWEST_TOTALS && (isSum("above it") || isSum("below it"));
}

/** True where a row says that a sum goes on, or ends by calling itself a total. */
function saysSum(table: BodyTable, row: number): boolean {
  return rowLabels(table, row).some((label) => isCarriedText(label) || endsAsTotal(label));
}

/** True where nearly all rows that are surely of a list have a day: one that has none, and one text at most, is hardly of it. */
function isOfDays(table: BodyTable, rows: readonly number[]): boolean {
  const some = rows.slice(0, SAMPLE);
  return some.filter((row) => isDated(table, row)).length >= NEARLY_ALL * some.length;
}

/** The loose rows that are totals: all of a kind are, or none. */
function totalsAmong(list: MarkedList, isDatedList: boolean): ReadonlySet<number> {
  const [below, above] = [runsOf(list, "above it"), runsOf(list, "below it")];
  const isOfAll = ({ run }: MarkRun) => run === list.values.length;
  const inParts = (all: readonly MarkRun[]) => added(all.filter((one) => !isOfAll(one)));
  const [runs, others] = inParts(below) >= inParts(above) ? [below, above] : [above, below];
  const grand = others.filter((one) => isOfAll(one) && !runs.some(({ mark }) => mark === one.mark));
  const matched = [...runs, ...grand];
  const isMatched = new Set(matched.map(({ mark }) => mark));
  const failing = new Set(list.marks.filter((mark) => !isMatched.has(mark)).map(({ kind }) => kind));
  // Beside totals of parts that were known as such, a row without a word is more of them.
  const isLike = ({ mark, run }: MarkRun, kind: SumKind) =>
    mark.kind === kind || (mark.kind === undefined && kind === "doubtful" && run < list.values.length);
  const enough = (kind: SumKind) => {
    const alike = matched.filter((one) => isLike(one, kind));
    const isSure = isDatedList && alike.length >= FEWEST_TOTALS;
    return added(alike) >= (isSure ? FEWEST_BESIDE_DAYS : FEWEST_ADDED)[kind];
  };
  const taken = matched.flatMap(({ mark }) => {
    if (mark.kind === undefined || !enough(mark.kind)) return [];
    return mark.kind === "called total" || !failing.has(mark.kind) ? [mark] : [];
  });
  // Beside totals that are right, a row that is called one is one: that it does not add up is for its sender to put right.
  const isUsual = matched.filter(({ run }) => run > 1).length >= FEWEST_TOTALS;
  const wrong = isUsual ? list.marks.filter(({ kind }) => kind === "called total") : [];
  return new Set([...taken, ...wrong].map(({ row }) => row));
}

/** How many rows there are in what totals add up, one for each total taken off: a total of one row may be that row again. */
function added(runs: readonly MarkRun[]): number {
  return runs.reduce((sum, { run }) => sum + run - 1, 0);
}

/** Loose rows one after another at an end of the list, which together come to all of it: its sums by directorate, say. */
function summaryOf(loose: readonly ListMark[], sum: readonly bigint[], at: number): readonly ListMark[] {
  const block = loose.filter((mark) => mark.at === at);
  if (block.length < 2 || sum.every((whole) => whole === 0n)) return [];
  const comes = sum.every(
    (whole, place) => block.reduce((part, { stated }) => part + (stated[place] ?? 0n), 0n) === whole,
  );
  return comes ? block : [];
}

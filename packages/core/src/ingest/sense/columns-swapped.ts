import type { Check } from "../../collections/checks.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { remembered } from "../match/remembered.ts";
import { rowsWith } from "../normalise/held-rows.ts";
import type { NormalisedTable, Row } from "../normalise/normalised.ts";
import { checkAddsUp } from "../validate/checks/adds-up.ts";
import { checkAtMost } from "../validate/checks/at-most.ts";
import { checkQuotient } from "../validate/checks/quotient.ts";
import { columnTitle } from "../validate/column-title.ts";
import { placeOf } from "../validate/place-of.ts";
import type { TableInCheck } from "../validate/return-in-check.ts";
import type { Cause } from "./cause.ts";
import { goneOncePutRight } from "./put-right.ts";
import type { ReturnToSense } from "./return-to-sense.ts";
import { roughly, type TableToSense } from "./table-to-sense.ts";

/** Fewer rows prove nothing. */
const FEWEST = 5;
/** Nearly all rows are so as they stand, and nearly none once the columns are changed back. */
const NEARLY_ALL = 0.8;
const NEARLY_NONE = 0.1;
/** So many times nearer to what the other column had than to what its own had. */
const NEARER = 3;
/** Two columns nearer to each other than this cannot be told apart by likeness. */
const APART = Math.log(1.5);

interface Evidence {
  readonly rows: number;
  readonly of: number;
  readonly example: Row;
  readonly severity: Finding["severity"];
  readonly period?: string;
}

/**
 * Two columns have changed places: by the collection's checks, which nearly all rows break as they stand and keep the
 * other way round; or by a year before, when each column had about what the other has now.
 */
export function columnsSwapped(input: ReturnToSense, sensed: TableToSense): Cause[] {
  const { table, numbers } = sensed;
  const sizes = sizesOf(sensed);
  const rows = onlyOnce(() => rowsWith(table, numbers));
  for (const [first, second] of pairsOf(numbers, table)) {
    const evidence = byChecks({ input, table, rows }, [first, second]) ?? byLikeness(sensed, sizes, [first, second]);
    if (evidence === undefined) continue;
    const { example, severity, ...facts } = evidence;
    const titles = { first: columnTitle(table.definition, first), second: columnTitle(table.definition, second) };
    const place = placeOf(table.id, example, first);
    const explains = goneOncePutRight(input, table.id, (one) => swapTable(one, [first, second]));
    return [{ finding: finding("columns-swapped", place, { ...titles, ...facts }, { severity }), explains }];
  }
  return [];
}

type Pair = readonly [first: string, second: string];

/** Pairs of columns of one kind: people and pounds are not mixed up. */
function pairsOf(numbers: readonly string[], { definition }: TableInCheck): Pair[] {
  return numbers.flatMap((first, place) =>
    numbers
      .slice(place + 1)
      .filter((second) => definition.columns[first]?.kind === definition.columns[second]?.kind)
      .map((second): Pair => [first, second]),
  );
}

interface ToCheck {
  readonly input: ReturnToSense;
  readonly table: TableInCheck;
  /** With the columns of numbers at least. */
  readonly rows: () => readonly Row[];
}

function byChecks({ input, table, rows }: ToCheck, pair: Pair): Evidence | undefined {
  const checks = input.collection.checks.filter((check) => isOfBoth(check, table.id, pair));
  if (checks.length === 0) return undefined;
  const telling = rows().filter((row) => differ(row, pair));
  if (telling.length < FEWEST) return undefined;
  const { id, definition, totals, found: present } = table;
  const failuresOf = (rows: readonly Row[]) => failures(checks, { id, definition, totals, found: present, rows });
  const found = failuresOf(telling);
  const broken = rowsOf(found);
  if (broken.size < NEARLY_ALL * telling.length) return undefined;
  const swapped = telling.map((row) => swapRow(row, pair));
  if (rowsOf(failuresOf(swapped)).size > NEARLY_NONE * telling.length) return undefined;
  const example = telling.find((row) => broken.has(rowId(row)));
  const severity = found.some((one) => one.severity === "error") ? "error" : "query";
  return example && { rows: broken.size, of: telling.length, example, severity };
}

/** What the rows looked at have in a column, now and a year before, each as `size` has it. */
type Sizes = (column: string) => readonly { readonly now: number | undefined; readonly before: number | undefined }[];

/** Each column is in many pairs, and is read once. */
function sizesOf({ table, rows }: TableToSense): Sizes {
  return remembered((column) =>
    rows.map(({ row, before }) => ({
      now: size(row, column, table),
      before: before && size(before, column, table),
    })),
  );
}

function byLikeness({ rows, period }: TableToSense, sizes: Sizes, [first, second]: Pair): Evidence | undefined {
  if (period === undefined) return undefined;
  const [ofFirst, ofSecond] = [sizes(first), sizes(second)];
  const telling = rows.flatMap(({ row }, place) => {
    const { now: a, before: aBefore } = ofFirst[place] ?? {};
    const { now: b, before: bBefore } = ofSecond[place] ?? {};
    if (a === undefined || b === undefined || aBefore === undefined || bBefore === undefined) return [];
    if (Math.abs(aBefore - bBefore) < APART) return [];
    const own = Math.abs(a - aBefore) + Math.abs(b - bBefore);
    const other = Math.abs(a - bBefore) + Math.abs(b - aBefore);
    return [{ row, isSwapped: own > APART && other * NEARER <= own }];
  });
  const swapped = telling.filter(({ isSwapped }) => isSwapped);
  const [example] = swapped;
  if (example === undefined || telling.length < FEWEST || swapped.length < NEARLY_ALL * telling.length)
    return undefined;
  return { rows: swapped.length, of: telling.length, example: example.row, severity: "query", period };
}

/** Size of a number on a scale on which equal factors are equally far apart; undefined for nothing and less. */
function size(row: Row, column: string, table: TableInCheck): number | undefined {
  const value = roughly(row, column, table);
  return value === undefined || value <= 0 ? undefined : Math.log(value);
}

function isOfBoth(check: Check, table: string, pair: Pair): boolean {
  if (check.kind === "goes-with" || check.table !== table) return false;
  if (check.kind === "at-most") return pair.every((one) => [check.smaller, check.larger].includes(one));
  if (check.kind === "quotient") return pair.every((one) => [check.numerator, check.denominator].includes(one));
  return check.kind === "adds-up" && pair.every((one) => [check.whole, ...check.parts].includes(one));
}

function failures(checks: readonly Check[], table: TableInCheck): Finding[] {
  return checks.flatMap((check) => {
    if (check.kind === "at-most") return checkAtMost(check, table);
    if (check.kind === "adds-up") return checkAddsUp(check, table);
    return check.kind === "quotient" ? checkQuotient(check, table) : [];
  });
}

function rowsOf(findings: readonly Finding[]): Set<string> {
  return new Set(findings.map(({ place }) => rowId({ sheet: place.sheet ?? "", row: place.row ?? 0 })));
}

function rowId({ sheet, row }: Pick<Row, "sheet" | "row">): string {
  return `${row} ${sheet}`;
}

function differ({ values }: Row, [first, second]: Pair): boolean {
  const [one, two] = [values[first]?.value, values[second]?.value];
  return typeof one === "bigint" && typeof two === "bigint" && one !== two;
}

function swapTable(table: NormalisedTable, pair: Pair): NormalisedTable {
  const totals = table.totals.map((row) => swapRow(row, pair));
  return { ...table, rows: table.rows.map((row) => swapRow(row, pair)), totals };
}

function swapRow<R extends Omit<Row, "authority">>(row: R, [first, second]: Pair): R {
  const { [first]: one, [second]: two } = row.values;
  return one === undefined || two === undefined
    ? row
    : { ...row, values: { ...row.values, [first]: two, [second]: one } };
}

function onlyOnce<T>(work: () => T): () => T {
  let done: { readonly is: T } | undefined;
  return () => {
    done ??= { is: work() };
    return done.is;
  };
}

import type { Table } from "../../collections/define-collection.ts";
import { absolute, powerOfTen } from "../../exact/decimal.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { rowsWith } from "../normalise/held-rows.ts";
import type { Row, TotalRow } from "../normalise/normalised.ts";
import { columnTitle } from "./column-title.ts";
import { knownNumber, scaleOf } from "./known-numbers.ts";
import { isIncomplete } from "./missing-rows.ts";
import { placeOf } from "./place-of.ts";
import type { ReturnInCheck, TableInCheck } from "./return-in-check.ts";
import { keyColumns, rowKeyOf } from "./row-key.ts";
import { showNumber } from "./show-number.ts";

/** Words that say of a row that it is a total. */
const TOTAL = new Set(["total", "totals", "sum", "overall", "all", "england", "national"]);

/** Words that leave such a label standing for everything: any other names a part. */
const EVERYTHING = new Set([...TOTAL, "grand", "councils", "authorities", "of", "the", "for"]);

const YEAR = /^(?:19|20)\d\d$/;

/** What values may have been rounded to, before a total that was rounded once. */
const STEPS = [1000n, 100n, 10n, 5n];

/** With fewer rows, values that all end in 0 or 5 may do so by chance. */
const ROWS_THAT_SHOW_ROUNDING = 20;

/**
 * Compares each column of counts or money with the file's own total, sheet by sheet; a total that is that of the rows of
 * all sheets is right too. A column with a value that is not known, or of a table that lacks rows, has no sum to
 * compare; a total that counts rows about the same thing once is right too. A difference is an error, unless all values and the total are multiples of a step (5, 10, 100, 1,000), there are more than 20 rows, and
 * rounding each to the step explains it (half a step a row), or the total alone is in whole pounds: then it is a note. Published council tables rounded to
 * 5 differ from their England row in this way.
 */
export function totalRows({ tables }: ReturnInCheck): Finding[] {
  return [...tables.values()].flatMap((table) => {
    if (table.totals.length === 0 || isIncomplete(table)) return [];
    const all = rowsWith(table, [...keyColumns(table.definition), ...comparedColumns(table.definition)]);
    const rows = Map.groupBy(all, ({ sheet }) => sheet);
    const totals = Map.groupBy(table.totals, ({ sheet }) => sheet);
    return [...totals].flatMap(([sheet, stated]) => {
      const total = totalOfAll(stated, table.definition);
      if (total === undefined) return [];
      const differs = compareWithTotal(table, rows.get(sheet) ?? [], total);
      const isSpread = differs.length > 0 && rows.size > 1;
      return isSpread && compareWithTotal(table, all, total).length === 0 ? [] : differs;
    });
  });
}

/** The row that is a total of everything; none where several could be, or where there are only totals of parts. */
function totalOfAll(totals: readonly TotalRow[], table: Table): TotalRow | undefined {
  const [only] = totals;
  if (totals.length === 1) return only?.label === undefined || mayBeOfAll(only.label, table) ? only : undefined;
  const ofAll = totals.filter(({ label }) => label !== undefined && isOfEverything(wordsOf(label)));
  return ofAll.length === 1 ? ofAll[0] : undefined;
}

function wordsOf(label: string): string[] {
  return label.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function isTotal(words: readonly string[]): boolean {
  return words.some((word) => TOTAL.has(word));
}

/** `Total for Eastshire` may be of everything; one of some ages (`Total 18-64`) or of one group (`Carers, Total`) is not. */
function mayBeOfAll(label: string, table: Table): boolean {
  const words = wordsOf(label);
  const hasDigits = words.some((word) => /^\p{N}+$/u.test(word) && !YEAR.test(word));
  return isTotal(words) && !hasDigits && !namesPart(words, table);
}

/** True where the words hold those of a value of the table's key. */
function namesPart(words: readonly string[], { key, columns }: Table): boolean {
  const said = ` ${words.join(" ")} `;
  const values = key.flatMap((id) => {
    const column = columns[id];
    return column?.kind === "category" ? Object.values(column.values).flat().map(wordsOf) : [];
  });
  return values.some((value) => !value.every((word) => EVERYTHING.has(word)) && said.includes(` ${value.join(" ")} `));
}

function isOfEverything(words: readonly string[]): boolean {
  return isTotal(words) && words.every((word) => EVERYTHING.has(word));
}

function compareWithTotal(table: TableInCheck, rows: readonly Row[], total: TotalRow): Finding[] {
  const firsts = firstRows(rows, table.definition);
  return comparedColumns(table.definition).flatMap((column) => {
    const kind = table.definition.columns[column]?.kind ?? "count";
    const stated = knownNumber(total, column);
    const values = rows.flatMap((row) => knownNumber(row, column) ?? []);
    if (stated === undefined || rows.length === 0 || values.length < rows.length) return [];
    const sum = values.reduce((before, value) => before + value, 0n);
    if (sum === stated || sumOf(firsts, column) === stated) return [];
    const difference = absolute(stated - sum);
    const unit = powerOfTen(scaleOf(table.definition, column));
    const rounded = roundingExplains(difference, [...values, stated], unit) || isToTheUnit(stated, difference, unit);
    const facts = {
      title: columnTitle(table.definition, column),
      sum: showNumber(sum, kind),
      stated: showNumber(stated, kind),
      difference: showNumber(difference, kind),
    };
    const extra = { value: total.values[column]?.shown, severity: rounded ? ("note" as const) : undefined };
    return [finding("total-differs", placeOf(table.id, total, column), facts, extra)];
  });
}

function comparedColumns({ columns }: Table): string[] {
  return Object.entries(columns).flatMap(([id, { kind }]) => (kind === "count" || kind === "amount" ? [id] : []));
}

/** The rows without those about what an earlier one is about. */
function firstRows(rows: readonly Row[], table: Table): readonly Row[] {
  if (table.keyless === true) return rows;
  const keyOf = rowKeyOf(table);
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = keyOf(row);
    if (key === undefined) return true;
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}

function sumOf(rows: readonly Row[], column: string): bigint {
  return rows.reduce((before, row) => before + (knownNumber(row, column) ?? 0n), 0n);
}

/** A total in whole pounds of sums with pence. */
function isToTheUnit(stated: bigint, difference: bigint, unit: bigint): boolean {
  return unit > 1n && stated % unit === 0n && 2n * difference <= unit;
}

/** `values` are those of the rows and the total. */
function roundingExplains(difference: bigint, values: readonly bigint[], unit: bigint): boolean {
  const rows = values.length - 1;
  if (rows <= ROWS_THAT_SHOW_ROUNDING) return false;
  const step = STEPS.map((each) => each * unit).find((each) => values.every((value) => value % each === 0n));
  return step !== undefined && 2n * difference <= step * BigInt(rows);
}

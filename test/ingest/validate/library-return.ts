import type { Check } from "../../../packages/core/src/collections/checks.ts";
import {
  amount,
  authority,
  category,
  count,
  date,
  rate,
  text,
} from "../../../packages/core/src/collections/columns.ts";
import {
  type Collection,
  defineCollection,
  type Table,
} from "../../../packages/core/src/collections/define-collection.ts";
import type { Finding } from "../../../packages/core/src/findings/finding.ts";
import { cellAddress } from "../../../packages/core/src/ingest/decode/address.ts";
import type { TableMatch } from "../../../packages/core/src/ingest/match/table-match.ts";
import type { NormalisedTable, Row, TotalRow, Value } from "../../../packages/core/src/ingest/normalise/normalised.ts";
import { validateReturn } from "../../../packages/core/src/ingest/validate/validate-return.ts";
import { parsePeriod } from "../../../packages/core/src/periods/period.ts";

/** A made-up survey of libraries: loans by kind of item and age of reader, and money. */
export const loansTable: Table = {
  title: "Loans",
  key: ["item", "age"],
  complete: true,
  columns: {
    item: category({ headers: ["Kind of item"], description: "", values: { book: ["Books"], film: ["Films"] } }),
    age: category({ headers: ["Age"], description: "", values: { child: ["Children"], adult: ["Adults"] } }),
    all: count({ headers: ["All loans"], description: "", unit: "loans", most: 1_000_000 }),
    renewed: count({ headers: ["Renewed"], description: "", unit: "loans" }),
    first: count({ headers: ["First time"], description: "", unit: "loans" }),
    share: rate({ headers: ["Share renewed"], description: "", blank: true, least: 0, most: 100 }),
    since: date({ headers: ["Since"], description: "", blank: true }),
    note: text({ headers: ["Note"], description: "", blank: true, longest: 20 }),
  },
};

export const moneyTable: Table = {
  title: "Money",
  key: [],
  columns: {
    spend: amount({ headers: ["Spend on loans"], description: "" }),
    refunds: amount({ headers: ["Refunds"], description: "", negative: true, blank: true }),
  },
};

export const councilsTable: Table = {
  title: "Councils",
  key: [],
  columns: {
    council: authority({ headers: ["Council"], description: "" }),
    all: count({ headers: ["All loans"], description: "", unit: "loans" }),
  },
};

export const loansHeaders = Object.keys(loansTable.columns);

/** The four rows every return has, right in every way. */
export const goodLoans: Cells[] = [
  ["book", "child", 100n, 40n, 60n, 40_000_000n, "2009-04-01", null],
  ["book", "adult", 200n, 50n, 150n, 25_000_000n, null, null],
  ["film", "child", 0n, 0n, 0n, null, null, "new"],
  ["film", "adult", 30n, 10n, 20n, 33_300_000n, null, null],
];

type Cells = (bigint | string | null | Partial<Value>)[];

export function libraries(checks: readonly Check[] = [], tables: Record<string, Table> = {}): Collection {
  return defineCollection({
    id: "libraries",
    title: "Libraries",
    description: "",
    period: "financial-year",
    sender: "authority",
    tables: { loans: loansTable, money: moneyTable, ...tables },
    checks,
    measures: {},
    publish: { levels: [], roundCountsTo: 1, roundPoundsTo: 1, percentPlaces: 1, percentFrom: "exact" },
  });
}

/** Rows as they stand from row 5 down, the first column in B; a part of a value stands for the rest of it. */
export function rowsOf(
  columns: readonly string[],
  rows: readonly Cells[],
  { sheet = "Loans", authority: code = "102", from = 5 }: { sheet?: string; authority?: string; from?: number } = {},
): Row[] {
  return rows.map((cells, down) => {
    const entries = columns.map((column, across) => {
      const cell = cells[across] ?? null;
      const given: Partial<Value> = typeof cell === "object" && cell !== null ? cell : { value: cell };
      const shown = given.value === null || given.value === undefined ? "" : String(given.value);
      const address = cellAddress(from + down - 1, across + 1);
      const value: Value = { value: null, status: null, cell: address, shown, ...given };
      return [column, value] as const;
    });
    return { sheet, row: from + down, authority: code, values: Object.fromEntries(entries) };
  });
}

export function totalsOf(
  columns: readonly string[],
  rows: readonly (readonly [string | undefined, ...Cells])[],
): TotalRow[] {
  return rows.flatMap(([label, ...cells], index) =>
    rowsOf(columns, [cells], { from: 50 + index }).map(({ authority: _, ...row }) => ({
      ...row,
      ...(label === undefined ? {} : { label }),
    })),
  );
}

export function loans(rows: readonly Cells[], totals: readonly TotalRow[] = []): NormalisedTable {
  return { table: "loans", rows: rowsOf(loansHeaders, rows), totals };
}

export function money(rows: readonly Cells[]): NormalisedTable {
  return { table: "money", rows: rowsOf(Object.keys(moneyTable.columns), rows, { sheet: "Money" }), totals: [] };
}

/** `goodLoans` with one cell changed. */
export function loansWith(row: number, column: string, cell: Cells[number]): Cells[] {
  return goodLoans.map((cells, index) =>
    index === row ? cells.map((one, across) => (across === loansHeaders.indexOf(column) ? cell : one)) : cells,
  );
}

export function check(
  tables: readonly NormalisedTable[],
  {
    checks,
    previous,
    matches = [],
    extra,
  }: {
    checks?: readonly Check[];
    previous?: { period: string; tables: readonly NormalisedTable[] };
    matches?: readonly TableMatch[];
    extra?: Record<string, Table>;
  } = {},
): Finding[] {
  const period = parsePeriod("financial-year", "2010-11");
  if (period === undefined) throw new Error("no such period");
  const collection = libraries(checks, extra);
  return validateReturn({ collection, period, matches, tables, ...(previous === undefined ? {} : { previous }) });
}

/** What matters of findings, in short. */
export function brief(findings: readonly Finding[]): string[] {
  return findings.map(({ code, place }) => `${code} ${place.sheet ?? ""}!${place.cell ?? ""}`);
}

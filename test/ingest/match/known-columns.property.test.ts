import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeFile } from "../../../packages/core/src/ingest/decode/decode-file.ts";
import type { Workbook } from "../../../packages/core/src/ingest/decode/workbook.ts";
import { guardWorkbook } from "../../../packages/core/src/ingest/guard/guard-workbook.ts";
import { indexHeaders } from "../../../packages/core/src/ingest/match/header-index.ts";
import { matchWorkbook } from "../../../packages/core/src/ingest/match/match-workbook.ts";
import { scanHeaders } from "../../../packages/core/src/ingest/match/scan-headers.ts";
import { normaliseTable } from "../../../packages/core/src/ingest/normalise/normalise-table.ts";
import { at, payments } from "./collections.ts";

const HEADER = ["Date", "Transaction", "Net amount", "Supplier", "Expense type"];
/** Headers are looked for in every form down to row 200. */
const ROWS = 260;

/** Rows that are none of the usual, by the number of the row; and rows that are but for one cell. */
const odd: readonly ((row: number) => string[])[] = [
  () => HEADER,
  () => ["Date", "Transaction", "Net amount (\u00a3)", "Supplier [1]", "Expense type"],
  () => ["date", "net-amount", "Net amount", "Supplier 2014", "Expense type"],
  () => [""],
  (row) => ["", "", `${row}.00`, "Total", ""],
  (row) => ["Total", "", `${row}.00`, "", ""],
  () => ["", "", "0.00", "", ""],
  (row) => ["Carried forward", "", `${row}.00`, "", ""],
  (row) => ["", "", `${row}.00`, "Firm 3 Ltd", ""],
  () => ["", "", "", "Highways", ""],
  () => ["", "", "see note", "Firm 3 Ltd", ""],
  () => ["5", "6", "7", "8", "9"],
  (row) => [...usual(row).slice(0, 4), `person.${row}@example.org`],
  (row) => [...usual(row).slice(0, 4), `QQ${100_000 + row}C`],
  (row) => [...usual(row), "Net amount"],
  (row) => Object.assign(usual(row), { 2: "1.2.3" }),
  (row) => Object.assign(usual(row), { 2: "Net amount" }),
];

const changes = fc.array(fc.record({ row: fc.integer({ min: 1, max: ROWS }), kind: fc.nat(odd.length - 1) }), {
  maxLength: 40,
});

function usual(row: number): string[] {
  return [`0${1 + (row % 9)}/09/2014`, `T-${row}`, `${row}.50`, `Firm ${row % 7} Ltd`, row % 2 === 0 ? "Fuel" : "Rent"];
}

function fileOf(made: readonly { readonly row: number; readonly kind: number }[]): Uint8Array {
  const rows = [HEADER, ...Array.from({ length: ROWS }, (_, row) => usual(row + 1))];
  for (const { row, kind } of made) rows[row] = odd[kind]?.(row) ?? HEADER;
  return new TextEncoder().encode(rows.map((cells) => cells.join(",")).join("\r\n"));
}

/** The same cells, of which it is not known which are alike. */
function unknown(workbook: Workbook): Workbook {
  return { ...workbook, sheets: workbook.sheets.map((sheet) => ({ ...sheet, rows: [...sheet.rows] })) };
}

/** What is found in a file, step by step, and the values read. */
function readAll(workbook: Workbook) {
  const { collection, period } = at(payments, "2014-09");
  const index = indexHeaders(collection);
  const match = matchWorkbook(workbook, collection, period);
  const tables = match.tables.map((one) => {
    const table = collection.tables[one.table] ?? payments.tables.payment;
    const { table: read, findings } = normaliseTable(workbook, one, { collection, table, period, authority: "102" });
    return { rows: read.rows, totals: read.totals, findings };
  });
  const hits = workbook.sheets.map((sheet) => scanHeaders(sheet, index));
  return { hits, personal: guardWorkbook(workbook), match, tables };
}

it("whether it is known which cells are alike changes nothing of what is found and read", async () => {
  await fc.assert(
    fc.asyncProperty(changes, async (made) => {
      const decoded = await decodeFile(fileOf(made));
      if (decoded.kind !== "workbook") throw new TypeError("Cannot read what was made");
      expect(readAll(decoded.workbook)).toEqual(readAll(unknown(decoded.workbook)));
    }),
    { numRuns: 40 },
  );
});

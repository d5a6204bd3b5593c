import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeFile } from "../../../packages/core/src/ingest/decode/decode-file.ts";
import type { Workbook } from "../../../packages/core/src/ingest/decode/workbook.ts";
import { guardWorkbook } from "../../../packages/core/src/ingest/guard/guard-workbook.ts";
import { matchWorkbook } from "../../../packages/core/src/ingest/match/match-workbook.ts";

import { at, payments } from "./collections.ts";

const HEADER = ["Date", "Transaction", "Net amount", "Supplier", "Expense type"];
/** Below the rows in which headers are looked for in every form. */
const ROWS = 260;

const odd = fc.constantFrom(
  ...[
    "Total",
    "Net amount",
    "Net amount (\u00a3)",
    "net-amount",
    "Supplier",
    "Expense [1] type",
    "Carried forward",
    "n/a",
  ],
  ...["0.00", "0", "1.2.3", "12%", "QQ123456C", "943 476 5919", "a.person@example.org", "01/02/1950", "LA1 4XS", ""],
);
/** Where a cell stands, and what it says instead of what such cells say; or a row that is a header again, or blank. */
const change = fc.record({
  row: fc.integer({ min: 1, max: ROWS }),
  column: fc.integer({ min: 0, max: 5 }),
  text: odd,
  whole: fc.constantFrom("no", "no", "no", "header", "blank"),
});

function row(at: number): string[] {
  return [`0${1 + (at % 9)}/09/2014`, `T-${at}`, `${at}.50`, `Firm ${at % 7} Ltd`, at % 2 === 0 ? "Fuel" : "Rent"];
}

function fileOf(changes: readonly { row: number; column: number; text: string; whole: string }[]): Uint8Array {
  const rows = [HEADER, ...Array.from({ length: ROWS }, (_, at) => row(at))];
  for (const { row: at, column, text, whole } of changes) {
    if (whole === "no") rows[at] = Object.assign([...(rows[at] ?? [])], { [column]: text });
    else rows[at] = whole === "header" ? HEADER : [""];
  }
  return new TextEncoder().encode(rows.map((cells) => Array.from(cells, (text) => text ?? "").join(",")).join("\r\n"));
}

/** The same cells, of which it is not known which are alike. */
function unknown(workbook: Workbook): Workbook {
  return { ...workbook, sheets: workbook.sheets.map((sheet) => ({ ...sheet, rows: [...sheet.rows] })) };
}

it("whether it is known which cells are alike changes nothing of what is found", async () => {
  const { collection, period } = at(payments, "2014-09");
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 25 }), async (changes) => {
      const decoded = await decodeFile(fileOf(changes));
      if (decoded.kind !== "workbook") throw new TypeError("Cannot read what was made");
      const [known, other] = [decoded.workbook, unknown(decoded.workbook)];
      expect(guardWorkbook(known)).toEqual(guardWorkbook(other));
      expect(matchWorkbook(known, collection, period)).toEqual(matchWorkbook(other, collection, period));
    }),
    { numRuns: 40 },
  );
});

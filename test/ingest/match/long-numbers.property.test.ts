import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { count } from "../../../packages/core/src/collections/columns.ts";
import { hasLongNumber, indexHeaders } from "../../../packages/core/src/ingest/match/header-index.ts";
import { readHeader } from "../../../packages/core/src/ingest/match/header-text.ts";
import { scanHeaders } from "../../../packages/core/src/ingest/match/scan-headers.ts";
import { payments } from "./collections.ts";
import { sheetOf } from "./sheet-of.ts";

/** Whatever is taken off headers, and what stands round it. */
const piece = fc.constantFrom(
  ...[
    "10293",
    "2013",
    "2014-15",
    "2013/14",
    "31",
    "31 March 2014",
    "March-14",
    "1",
    "12/03/2014",
    "000",
    "£000",
    "(000)",
  ],
  ...[
    "[1]",
    "[note 2]",
    "(1)",
    "(see note 3)",
    "(a)",
    "*",
    "²",
    "to",
    " to ",
    "and",
    "at",
    "year ending",
    "Spend",
    "INV",
  ],
  ...[" ", " ", "-", "/", ".", ",", "(", ")", "[", "]", "£", "'", "&", "+", "<", "%", "m", "k", "é"],
);

describe("hasLongNumber", () => {
  it("is true of every form of a text of which it is true", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        fc.pre(hasLongNumber(text));
        const { exact, loose, undated, words } = readHeader(text);
        expect([exact, loose, undated, words].map(hasLongNumber)).toEqual([true, true, true, true]);
      }),
      { numRuns: 5000 },
    );
  });
});

describe("a header with a long number, far down a sheet", () => {
  const payment = payments.tables.payment;
  const coded = count({ headers: ["Line 10293"], description: "", unit: "people" });
  const tables = { payment: { ...payment, columns: { ...payment?.columns, coded } } };
  const sheet = sheetOf([...Array.from({ length: 300 }, (_, row) => [`T-2014${row}00`]), ["Line 10293 (2013-14)"]]);

  it.each([
    ["is found where the collection has such a header", { ...payments, tables }, [[300, 1]]],
    ["is no other header", payments, undefined],
  ])("%s", (_, collection, found) => {
    const hits = scanHeaders(sheet, indexHeaders(collection)).get("payment");
    expect(hits && [...hits]).toEqual(found);
  });
});

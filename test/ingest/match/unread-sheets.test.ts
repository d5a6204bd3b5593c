import { describe, expect, it } from "vitest";
import spending from "../../../packages/core/src/collections/spending.ts";
import { readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, type SheetOptions, sheetOf } from "./sheet-of.ts";

type Rows = readonly (readonly Entry[])[];

const HEADER = ["Body", "Supplier", "Amount", "Service area", "Reference"];
const list = (from: number): Rows =>
  Array.from({ length: 12 }, (_, at) => ["Bury", `S${at} Ltd`, `${at + 5}00`, "Roads", `${from + at}`]);

function said(...more: readonly (readonly [Rows, SheetOptions])[]): string[] {
  const sheets = [[[HEADER, ...list(100)], { name: "A" }] as const, ...more];
  const book = bookOf(...sheets.map(([rows, options]) => sheetOf(rows, options)));
  const { findings } = readWorkbook(book, spending, "2014-09", "306");
  return findings.flatMap(({ code, place, facts }) => {
    if (code === "rows-left-out") return [`${code} ${place.sheet}!${place.cell}`];
    return "sheets" in facts && code === "sheets-not-read" ? [`${code} ${facts.sheets.join()}`] : [];
  });
}

describe("sheets of which nothing was read", () => {
  const sums: Rows = ["Roads", "Care", "Schools"].map((name, at) => [name, `${at + 1}000`]);

  it("are named where they have rows with numbers, all in one note", () => {
    expect(said([sums, { name: "Sums" }])).toEqual(["sheets-not-read Sums"]);
    expect(said([sums, { name: "Sums" }], [sums, { name: "Older" }])).toEqual(["sheets-not-read Sums,Older"]);
  });

  it("are not where nothing was read at all, which is said instead", () => {
    const { findings } = readWorkbook(bookOf(sheetOf(sums), sheetOf(sums, { name: "B" })), spending, "2014-09", "306");
    expect(findings.map(({ code }) => code)).toContain("no-table");
    expect(findings.map(({ code }) => code)).not.toContain("sheets-not-read");
  });

  it.each<[string, Rows, SheetOptions]>([
    ["have few such rows", sums.slice(0, 2), { name: "Sums" }],
    ["have words alone", sums.map(([name = ""]) => [name, "see above"]), { name: "Notes" }],
    ["have numbers alone", sums.map(([, sum = ""]) => [sum]), { name: "Lookup" }],
    ["have numbers that count notes", sums.map(([name = ""], at) => [`${at + 1}`, name]), { name: "Notes" }],
    ["are hidden, which is said by itself", sums, { name: "Sums", visibility: "hidden" }],
  ])("are not where they %s", (_, rows, options) => {
    expect(said([rows, options])).toEqual([]);
  });
});

describe("rows of another sheet that have in each column what the list has there", () => {
  it("are asked about though they have neither a day nor pence", () => {
    expect(said([list(200), { name: "B" }])).toEqual(["rows-left-out B!A1:E12"]);
  });

  it("are asked about where the list has debits and credits in two columns", () => {
    const pairs = (from: number): Rows =>
      list(from).map((row, at) =>
        [...row.slice(0, 2), ...(at % 4 === 1 ? [null, row[2]] : [row[2], null]), row[3], row[4]].map(
          (cell) => cell ?? null,
        ),
      );
    const header = [...HEADER.slice(0, 2), "Debit", "Credit", ...HEADER.slice(3)];
    const book = bookOf(sheetOf([header, ...pairs(100)], { name: "A" }), sheetOf(pairs(200), { name: "B" }));
    const { findings } = readWorkbook(book, spending, "2014-09", "306");
    expect(findings.filter(({ code }) => code === "rows-left-out")).toMatchObject([
      { place: { sheet: "B" }, facts: { rows: 12 } },
    ]);
  });

  it.each<[string, Rows]>([
    ["have words for the amount", list(200).map((row) => row.with(2, "paid"))],
    ["have no supplier", list(200).map((row) => row.with(1, null))],
    ["have a number for the supplier", list(200).map((row) => row.with(1, "12"))],
    ["have few columns in common", list(200).map((row) => [null, ...row.slice(1, 4)])],
  ])("are not where they %s", (_, rows) => {
    expect(said([rows, { name: "B" }])).toEqual(["sheets-not-read B"]);
  });
});

import { describe, expect, it } from "vitest";
import spending from "../../../packages/core/src/collections/spending.ts";
import { plainRows, readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, sheetOf } from "./sheet-of.ts";

type Rows = readonly (readonly Entry[])[];

const HEADER = ["Date", "Supplier", "Amount"];

function payments(many: number, first = 0): string[][] {
  return Array.from({ length: many }, (_, at) => {
    const number = first + at;
    return [`${String((number % 28) + 1).padStart(2, "0")}/09/2014`, `Firm ${number} Ltd`, `${number + 5}00.25`];
  });
}

function read(...sheets: readonly Rows[]) {
  const book = bookOf(...sheets.map((rows, at) => sheetOf(rows, { name: `Sheet${at}` })));
  const { match, tables, findings } = readWorkbook(book, spending, "2014-09", "306");
  return {
    columns: match.tables.flatMap(({ columns }) => columns.map(({ column, cell }) => `${column} ${cell}`)),
    amounts: plainRows(tables.get("payments"), ["amount"]),
    said: findings.filter(({ severity }) => severity !== "note").map(({ code }) => code),
  };
}

/** Payments with more columns, in each of which the texts come again and again. */
function marked(headers: readonly string[], texts: (at: number) => readonly Entry[]): Rows {
  return [[...HEADER, ...headers], ...payments(20).map((row, at) => [...row, ...texts(at)])];
}

describe("what a column says of payments", () => {
  it("is no mark of those that were cancelled where all rows have it, unless its header says so", () => {
    expect(read(marked(["Goods"], () => ["Returned"])).said).toEqual([]);
    expect(read(marked(["Status"], () => ["Returned"])).said).toEqual(["rows-cancelled"]);
  });

  it("is none among descriptions", () => {
    expect(read(marked(["Detail"], (at) => [at === 3 ? "Void" : "Paid"])).said).toEqual(["rows-cancelled"]);
    expect(read(marked(["Detail"], (at) => [at === 3 ? "Void" : `Room ${at}`])).said).toEqual([]);
  });

  it("is the currency of what stands beside it, and not of something else", () => {
    const euros = (at: number) => (at % 2 === 0 ? "EUR" : "GBP");
    expect(read(marked(["Currency", "Note", "Invoice currency"], (at) => ["GBP", "x", euros(at)])).said).toEqual([]);
    expect(read(marked(["Note", "Invoice currency"], (at) => ["x", euros(at)])).said).toEqual(["other-currency"]);
  });
});

describe("rows that say VAT", () => {
  const taxed = (many: number, rate: number, says = "VAT"): Rows => [
    [...HEADER, "Detail"],
    ...payments(10).flatMap(([day = "", name = "", amount = ""], at) => {
      const tax = [day, name, (Number(amount) * rate).toFixed(2), says];
      return [[day, name, amount, "Care"], ...(at < many ? [tax] : [])];
    }),
  ];

  it.each([0.2, 0.175, 0.15, 0.05])("are asked about where three come to a rate of it: %d", (rate) => {
    expect(read(taxed(3, rate)).said).toEqual(["vat-rows"]);
    expect(read(taxed(2, rate)).said).toEqual([]);
  });

  it.each<[number, string]>([
    [0.19, "VAT"],
    [0.2, "Irrecoverable VAT"],
    [0.2, "Vat consultancy"],
  ])("are none where they come to %d and say %j", (rate, says) => {
    expect(read(taxed(10, rate, says)).said).toEqual([]);
  });
});

describe("a row without a day", () => {
  it("is in doubt in a list of ten at least", () => {
    const undated = [null, "Somebody", "12.50"];
    expect(read([HEADER, ...payments(9), undated]).said).toEqual([]);
    expect(read([HEADER, ...payments(10), undated]).said).toEqual(["row-in-doubt"]);
  });
});

describe("two lists under the same headers", () => {
  it("are parts of one where at most half of the rows of one are in the other", () => {
    const other = (same: number): Rows => [HEADER, ...payments(same), ...payments(10 - same, 50)];
    const list: Rows = [HEADER, ...payments(12)];
    expect(read(list, other(5)).said).toEqual(["table-in-parts"]);
    expect(read(list, other(6)).said).toEqual(["two-tables"]);
  });

  it("are copies where rows that come again are as many in both", () => {
    const twice = (many: number, others: number): Rows => {
      const [one = []] = payments(1);
      return [HEADER, ...Array.from({ length: many }, () => one), ...payments(others, many * 20)];
    };
    expect(read(twice(6, 4), twice(7, 3)).said).toEqual(["two-tables"]);
    expect(read(twice(2, 8), twice(7, 3)).said).toEqual(["table-in-parts"]);
  });
});

describe("headers with a number among them", () => {
  const wide = (rows: Rows): Rows => rows.map((row) => [...row, "12.00"]);

  it("are headers where it is a year, and another list is below them", () => {
    const turned = payments(12, 20).map(([day = "", name = "", amount = ""]) => [name, day, "12.00", amount]);
    const other = [["Payee", "Paid Date", "2013", "Net"], ...turned];
    expect(read([HEADER, ...payments(12), [], ...other]).said).toEqual(["two-tables"]);
  });

  it("are headers where the first of a list has one, though none further down has", () => {
    const pages = [[...HEADER, "4110"], ...wide(payments(12)), [], HEADER, ...payments(12, 20)];
    expect(read(pages).amounts).toHaveLength(24);
  });
});

describe("a column apart from the others", () => {
  it("is one of a list that is too short to tell, and of one in which nothing stands below it", () => {
    const apart = (many: number, areas: number): Rows => [
      [...HEADER, null, "Service area"],
      ...payments(many).map((row, at) => [...row, null, at < areas ? "Roads" : null]),
    ];
    expect(read(apart(6, 2)).columns).toContain("service E1");
    expect(read(apart(20, 0)).columns).toContain("service E1");
    expect(read(apart(20, 2)).columns).not.toContain("service E1");
  });
});

describe("a list of nothing but names and numbers", () => {
  it("is counted without the totals of its parts where a payment in each comes to the one above it", () => {
    const part = (pence: number) => [
      ["A Ltd", (pence / 100).toFixed(2)],
      ["B Ltd", (pence / 100).toFixed(2)],
      ["C Ltd", "7.00"],
      ["D Ltd", "9.00"],
      ["Care", ((2 * pence + 1600) / 100).toFixed(2)],
    ];
    const { amounts } = read([["Supplier", "Amount"], ...[500, 601, 702, 803].flatMap(part)]);
    expect(amounts.map(Number)).toEqual([500, 601, 702, 803].flatMap((one) => [one, one, 700, 900]));
  });
});

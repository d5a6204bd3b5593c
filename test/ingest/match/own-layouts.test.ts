import { describe, expect, it } from "vitest";
import spending from "../../../packages/core/src/collections/spending.ts";
import type { Sheet } from "../../../packages/core/src/ingest/decode/workbook.ts";
import { codes, readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, sheetOf } from "./sheet-of.ts";

/** What stands below each header, by what a test calls it; a payment in each row. */
const BELOW: Readonly<Record<string, (row: number) => Entry>> = {
  who: (row) => ["Care UK Homecare Limited", "Royal Mail Group PLC", "Office Depot (UK) Ltd"][row % 3] ?? "",
  net: (row) => `${(row + 1) * 1234}.${(row % 8) + 1}5`,
  gross: (row) => `${(row + 1) * 1480}.${(row % 8) + 1}1`,
  day: (row) => `${String(row + 2).padStart(2, "0")}/09/2014`,
  earlier: (row) => `${String(row + 2).padStart(2, "0")}/06/2014`,
  number: (row) => `5000${row}`,
  tax: (row) => `${(row + 1) * 246 - 1}.96`,
  words: (row) => ["Adult Social Care", "Highways", "Housing"][row % 3] ?? "",
};
const ROWS = 12;

type Layout = readonly (readonly [header: string, below: string])[];

function read(layout: Layout) {
  const rows = Array.from({ length: ROWS }, (_, row) => layout.map(([, below]) => BELOW[below]?.(row) ?? null));
  const sheet = sheetOf([layout.map(([header]) => header), ...rows]);
  const { match, findings } = readWorkbook(bookOf(sheet), spending, "2014-09", "306");
  const [table] = match.tables;
  const columns = Object.fromEntries((table?.columns ?? []).map(({ column, header }) => [column, header]));
  const said = codes(findings).filter((one) => !one.startsWith("column-not-used"));
  return { columns, said };
}

describe("a council's own layout of payments", () => {
  it.each<[Layout, Readonly<Record<string, string>>, readonly string[]]>([
    [
      [
        ["Payee Name", "who"],
        ["Payment Amount", "net"],
        ["Payment Date", "day"],
        ["Account Description", "words"],
      ],
      { supplier: "Payee Name", amount: "Payment Amount", paid_on: "Payment Date" },
      ["column-taken amount B1"],
    ],
    [
      [
        ["CREDITOR NAME", "who"],
        ["INVOICE AMOUNT", "net"],
        ["DATE OF INVOICE", "earlier"],
        ["DATE PAID", "day"],
      ],
      { supplier: "CREDITOR NAME", amount: "INVOICE AMOUNT", paid_on: "DATE PAID" },
      ["column-taken amount B1"],
    ],
    [
      [
        ["Payment Date", "day"],
        ["Supplier Name", "who"],
        ["Supplier Number", "number"],
        ["Amount Paid", "net"],
      ],
      { supplier: "Supplier Name", amount: "Amount Paid", paid_on: "Payment Date" },
      ["column-taken amount D1"],
    ],
    [
      [
        ["Effective Date", "day"],
        ["Supplier Name", "who"],
        ["Gross Amount", "gross"],
        ["Net Amount", "net"],
      ],
      { supplier: "Supplier Name", amount: "Net Amount", paid_on: "Effective Date" },
      ["column-taken paid_on A1"],
    ],
    [
      [
        ["Supplier", "who"],
        ["Amount (exc. VAT)", "net"],
        ["Pmnt date", "day"],
      ],
      { supplier: "Supplier", amount: "Amount (exc. VAT)", paid_on: "Pmnt date" },
      [],
    ],
    [
      [
        ["Beneficiary", "who"],
        ["Amount paid (£) net of recoverable VAT", "net"],
        ["Date paid", "day"],
      ],
      { supplier: "Beneficiary", amount: "Amount paid (£) net of recoverable VAT", paid_on: "Date paid" },
      ["column-taken amount B1"],
    ],
    [
      [
        ["Service", "words"],
        [" Supplier Name ", "who"],
        ["Sum of Amount ", "net"],
        ["Posting Date", "day"],
      ],
      { supplier: "Supplier Name", amount: "Sum of Amount", paid_on: "Posting Date" },
      ["column-taken amount C1", "column-taken paid_on D1"],
    ],
  ])("%j is read, and what was taken by what speaks for it is asked about", (layout, columns, said) => {
    expect(read(layout)).toMatchObject({ columns, said });
  });

  it.each<[string, Layout, string, readonly string[]]>([
    [
      "the names beside them",
      [
        ["Vendor", "number"],
        ["Name 1", "who"],
        ["Clearing Date", "day"],
        ["Amount", "net"],
        ["Text", "words"],
      ],
      "Name 1",
      ["column-taken supplier B1"],
    ],
    [
      "the names further on",
      [
        ["Payee", "number"],
        ["Ledger", "words"],
        ["Date", "day"],
        ["Payee description", "who"],
        ["Amount", "net"],
      ],
      "Payee description",
      ["column-taken supplier D1"],
    ],
    [
      "nothing else, where no other header says of whom",
      [
        ["Vendor", "number"],
        ["Department", "words"],
        ["Date", "day"],
        ["Amount", "net"],
      ],
      "Vendor",
      ["column-taken supplier A1"],
    ],
  ])("has, where numbers stand under a header of names, for them %s", (_, layout, supplier, said) => {
    expect(read(layout)).toMatchObject({ columns: { supplier }, said });
  });

  it("does not have the tax for what was paid by a letter or two", () => {
    const { columns, said } = read([
      ["Supplier", "who"],
      ["Transaction Number", "number"],
      ["Date", "day"],
      ["Gross amount", "gross"],
      ["VAT amount", "tax"],
    ]);
    expect(columns).not.toHaveProperty("amount");
    expect(said).toContain("missing-column amount");
  });

  it("has what is net of tax before all other sums, and is asked about a sum of two other columns", () => {
    const net: Layout = [
      ["Supplier", "who"],
      ["Date", "day"],
      ["Net", "net"],
      ["VAT", "tax"],
      ["Gross", "gross"],
    ];
    expect(read(net)).toMatchObject({ columns: { amount: "Net" }, said: [] });
    const unknown = net.map(([header, below]) => [header === "Net" ? "Before tax" : header, below] as const);
    expect(read(unknown)).toMatchObject({ columns: { amount: "Gross" }, said: ["sum-of-columns amount E1"] });
  });

  it.each<[string, string, readonly string[]]>([
    ["Total", "Amount paid", ["column-taken amount C1"]],
    ["Value", "Invoice amount", ["column-taken amount C1"]],
    ["Grand Total", "Payment", ["column-taken amount C1"]],
    ["Gross", "Expenditure", ["column-taken amount C1"]],
    ["Total", "VAT amount", []],
    ["Value", "Paid year to date", []],
    ["Total", "Budget", []],
    ["Amount", "Contract value", []],
    ["Total (excludes VAT)", "Invoice amount", []],
  ])("is asked about %j beside %j where the second may be what is meant", (taken, beside, said) => {
    const layout: Layout = [
      ["Supplier", "who"],
      ["Date", "day"],
      [taken, "gross"],
      [beside, "net"],
    ];
    expect(read(layout)).toMatchObject({ columns: { amount: taken }, said });
    const same = layout.map(([header, below]) => [header, below === "net" ? "gross" : below] as const);
    expect(read(same).said).toEqual([]);
  });

  it("with two amounts that are as near is asked for the one that is meant", () => {
    const { columns, said } = read([
      ["Supplier", "who"],
      ["Amount paid", "net"],
      ["Amount invoiced", "gross"],
      ["Date", "day"],
    ]);
    expect(columns).not.toHaveProperty("amount");
    expect(said).toContain("missing-column amount");
  });

  it("is asked where half of the words are there and another header holds money too", () => {
    const { columns, said } = read([
      ["Payment Date", "day"],
      ["Supplier Name", "who"],
      ["Amount Paid", "net"],
      ["Ledger", "gross"],
    ]);
    expect(columns).not.toHaveProperty("amount");
    expect(said).toContain("missing-column amount");
  });

  it.each<[string, (own: string, other: string) => string]>([
    ["one over the other in a cell", (own, other) => `${own}\n${other}`],
    ["the other first", (own, other) => `${other} / ${own}`],
    ["one in brackets", (own, other) => `${own} (${other})`],
  ])("is read where its headers say everything in two languages, %s, and is asked about", (_, both) => {
    const layout: Layout = [
      [both("Supplier", "Cyflenwr"), "who"],
      [both("Amount", "Swm"), "net"],
      [both("Date", "Dyddiad"), "day"],
    ];
    expect(read(layout)).toMatchObject({
      columns: { supplier: layout[0]?.[0], amount: layout[1]?.[0], paid_on: layout[2]?.[0] },
      said: ["column-taken supplier A1", "column-taken amount B1", "column-taken paid_on C1"],
    });
    const known: Layout = [
      ["Supplier / Payee", "who"],
      ["Amount", "net"],
      ["Date", "day"],
    ];
    expect(read(known)).toMatchObject({ columns: { supplier: "Supplier / Payee" }, said: [] });
    const lone: Layout = [
      ["Supplier", "who"],
      ["Amount", "net"],
      ["Date / Stage", "words"],
    ];
    expect(read(lone).columns).not.toHaveProperty("paid_on");
  });

  it("does not have its days of payment in another month's, nor in a column that says nothing of a day", () => {
    const elsewhere: Layout = [
      ["Supplier", "who"],
      ["Amount", "net"],
      ["Order Date", "earlier"],
    ];
    expect(read(elsewhere).columns).not.toHaveProperty("paid_on");
    const wordless: Layout = [
      ["Supplier", "who"],
      ["Amount", "net"],
      ["Column3", "day"],
    ];
    expect(read(wordless).columns).not.toHaveProperty("paid_on");
  });

  it("is none where most of what is asked for could only be guessed", () => {
    const other: Layout = [
      ["Name of person", "who"],
      ["Amount saved", "net"],
      ["Day", "day"],
    ];
    expect(read(other)).toMatchObject({ columns: {}, said: ["no-table"] });
  });
});

describe("payments beside what is made of them", () => {
  const day = (row: number) => `${String(row + 2).padStart(2, "0")}/09/2014`;
  const who = (row: number) => ["Care UK Homecare Limited", "Royal Mail Group PLC"][row % 2] ?? "";
  const rows = Array.from({ length: 6 }, (_, row) => [who(row), day(row), (row + 1) * 1000] as const);
  const list = sheetOf([["Supplier name", "Payment date", "Amount"], ...rows], { name: "Payments" });
  const bySupplier = (first: number) =>
    sheetOf(
      [
        ["Supplier", "Total"],
        [who(0), first],
        [who(1), 12_000],
      ],
      { name: "By supplier" },
    );
  const readBoth = (...sheets: readonly Sheet[]) => {
    const { match, findings } = readWorkbook(bookOf(...sheets), spending, "2014-09", "306");
    return { read: match.tables.map(({ sheet }) => sheet), said: codes(findings) };
  };

  it("are read without the sheet of their sums, wherever that stands", () => {
    expect(readBoth(bySupplier(9000), list)).toEqual({ read: ["Payments"], said: [] });
    expect(readBoth(list, bySupplier(9000))).toEqual({ read: ["Payments"], said: [] });
  });

  it("are asked about where the sums are other sums", () => {
    expect(readBoth(list, bySupplier(9001)).said).toEqual(["two-tables"]);
  });

  it("are asked about where more of them may stand under other headers", () => {
    const cards = sheetOf(
      [["Merchant", "Transaction date", "Amount"], ...rows.map(([, when]) => ["A shop", when, 5])],
      {
        name: "Cards",
      },
    );
    expect(readBoth(list, cards)).toEqual({ read: ["Payments"], said: ["rows-left-out A1:C7"] });
    expect(readBoth(list, { ...cards, visibility: "hidden" }).said).toEqual(["hidden-sheet"]);
  });
});

import { describe, expect, it } from "vitest";
import personalBudgets from "../../../packages/core/src/collections/personal-budgets.ts";
import spending from "../../../packages/core/src/collections/spending.ts";
import { readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, sheetOf } from "./sheet-of.ts";

type Rows = readonly (readonly Entry[])[];

const HEADER = ["Supplier", "Date", "Amount"];
const LIST: Rows = Array.from({ length: 12 }, (_, at) => [`S${at} Ltd`, `0${(at % 9) + 1}/09/2014`, `${at + 5}00.25`]);
const CARDS: Rows = ["Adults", "Roads", "Schools", "Parks"].map((team, at) => [team, `Shop ${at}`, `${at + 1}9.99`]);
const HEADED: Rows = [["Team", "Merchant", "Spent"], ...CARDS];

function beside(block: Rows): Rows {
  const rows = [HEADER, ...LIST];
  return rows.map((row, at) => [...row, null, ...(block[at] ?? [])]);
}

function said(rows: Rows): string[] {
  const { findings } = readWorkbook(bookOf(sheetOf(rows)), spending, "2014-09", "306");
  return findings.flatMap(({ code, severity, place }) =>
    code === "block-not-read" || code === "rows-left-out" ? [`${severity} ${code} ${place.cell}`] : [],
  );
}

describe("a table that stands on the sheet of a list, under headers of its own,", () => {
  it("is noted below, beside or above it", () => {
    expect(said([HEADER, ...LIST, [], [], ["Purchase cards"], ...HEADED])).toEqual(["note block-not-read A17:C21"]);
    expect(said(beside(HEADED))).toEqual(["note block-not-read E1:G5"]);
    expect(said([["Purchase cards"], ...HEADED, [], [], HEADER, ...LIST])).toEqual(["note block-not-read A2:C6"]);
  });

  it("is asked about beside it where its rows have days and money, and are others than those of the list", () => {
    const dated = [
      ["Merchant", "When", "Spent"],
      ...CARDS.map((row, at) => [row[1] ?? "", `1${at}/09/2014`, row[2] ?? ""]),
    ];
    expect(said(beside(dated))).toEqual(["query block-not-read E1:G5"]);
    const same = LIST.map((_, at): Entry[] => [`R${at}`, "01/08/2014", `${at + 7}11.30`]);
    expect(said(beside([["Order", "Raised", "Worth"], ...same]))).toEqual(["note block-not-read E1:G13"]);
  });

  it.each<[string, Rows]>([
    [
      "has the sums of the list",
      [
        ["Row Labels", "Sum of it"],
        ["Adults", "8000.00"],
        ["Roads", "3.00"],
        ["Schools", "4600.00"],
      ].map((row, at) => (at === 3 ? ["Schools", (12600 + 3 - 8003).toFixed(2)] : row)),
    ],
    ["has few rows", HEADED.slice(0, 3)],
    ["has words alone", [["Code", "Meaning", "Used by"], ...CARDS.map((row) => [row[0] ?? "", "see notes", "all"])]],
  ])("is not where it %s", (_, block) => {
    expect(said(beside(block))).toEqual([]);
  });
});

describe("rows of a list that have no header at all", () => {
  const below = (word: string, rows: Rows) => [
    ["Supplier", "Amount"],
    ...LIST.map(([who, , amount]) => [who ?? null, amount ?? null]),
    ["Roads"],
    ["S99 Ltd", word],
    ["Parks"],
    ...rows,
  ];
  const more = ["A", "B", "C"].map((name, at) => [`${name} Ltd`, `${at + 1}12.50`]);

  it("are asked about below a row that ends the list, as nobody can tell what it says", () => {
    expect(said(below("Rolled over", more))).toEqual(["query block-not-read A17:B19"]);
    expect(said(below("Rolled over", more.slice(1)))).toEqual([]);
    expect(said(below("Rolled over", [["Total", "7.00"], ...more.slice(1)]))).toEqual([]);
  });

  it.each(["TBC", "see note 3", "n/a", "#N/A", "Unknown"])("are read below one that says %j", (word) => {
    const { tables } = readWorkbook(bookOf(sheetOf(below(word, more))), spending, "2014-09", "306");
    expect(tables.get("payments")?.rows).toHaveLength(16);
  });

  it("are asked about beside the list where they have days and money", () => {
    const dated = CARDS.map((row, at): Entry[] => [row[1] ?? "", `1${at}/09/2014`, row[2] ?? ""]);
    expect(said(beside([[], ...dated]))).toEqual(["query block-not-read E2:G5"]);
    expect(said(beside([[], ...dated.slice(2)]))).toEqual([]);
  });
});

describe("a table of one row that lacks a header", () => {
  const MONEY: Rows = [
    ["Community services budget", "Personal budget spend", "of which direct payments"],
    [61250000, 5410200, 3990000],
  ];
  const PEOPLE: Rows = [
    ["Client group", "Age band", "Ongoing support", "Ongoing personal budgets", "DP", "Managed", "Mixed"],
    ["Carers", "18-64", 300, 75, 70, 3, 2],
  ];
  const doubled = (rows: Rows): Rows => rows.map((row) => row.map((one) => (typeof one === "number" ? one * 2 : one)));
  const asked = (...sheets: readonly (readonly [string, Rows])[]) => {
    const book = bookOf(...sheets.map(([name, rows]) => sheetOf(rows, { name })));
    const { findings } = readWorkbook(book, personalBudgets, "2010-03-31", "102");
    return findings.flatMap(({ code, severity, place: { sheet, cell, table } }) =>
      code === "block-not-read" && table === "money" ? [`${severity} ${sheet}!${cell}`] : [],
    );
  };

  it("is asked about where a copy of it has them all", () => {
    const [header = [], ...figures] = MONEY;
    const lacking = [["Total", ...header.slice(1)], ...figures];
    expect(asked(["Return", lacking], ["Draft", doubled(MONEY)])).toEqual(["query Return!A1:C2"]);
    expect(asked(["Money", MONEY])).toEqual([]);
  });

  it("is asked about on a sheet with the name of the table beside it, where a copy is on another", () => {
    const both = PEOPLE.map((row, at) => [...row, null, ...(MONEY[at] ?? [])]);
    expect(asked(["People", both], ["Other", doubled(both)])).toEqual(["query People!I1:K2"]);
  });
});

import { describe, expect, it } from "vitest";
import spending from "../../../packages/core/src/collections/spending.ts";
import { readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, sheetOf } from "./sheet-of.ts";

type Rows = readonly (readonly Entry[])[];

const CODES = new Set(["wrong-period", "outside-period", "sum-of-columns", "signs-apart"]);

/** What is asked about the periods and signs of a file: how much, what, and where. */
function said(rows: Rows): string[] {
  const { findings } = readWorkbook(bookOf(sheetOf(rows)), spending, "2014-09", "306");
  return findings
    .filter(({ code }) => CODES.has(code))
    .map(({ code, severity, place }) => `${severity} ${code} ${place.cell}`);
}

const AMOUNTS = [1250.5, 512.4, 861.05, 2310.77, 4999.1, 733.21, 1802.66, 912.35, 640.18, 3377.9];

describe("a list of payments without days", () => {
  const list = (title: string, header = "Amount"): Rows => [
    [title],
    ["Supplier", header],
    ...AMOUNTS.map((one, at) => [`S${at}`, one]),
  ];

  it.each([
    ["July 2014 to September 2014", ["query wrong-period A1"]],
    ["Payments, July to September 2014", ["query wrong-period A1"]],
    ["Payments Jul - Sep 2014", ["query wrong-period A1"]],
    ["Spend over £500, Q2 2014/15", ["query wrong-period A1"]],
    ["Quarter 1 2014-15", ["query wrong-period A1"]],
    ["September 2014 to September 2014", []],
    ["Period 6 2014/15", []],
    ["Payments over £500", []],
    ["Q2 supplier survey", []],
  ])("is asked about where its title says that it is of more than the month: %j", (title, expected) => {
    expect(said(list(title))).toEqual(expected);
  });

  const months = (header: string, texts: readonly Entry[]): Rows => [
    ["Supplier", header, "Amount"],
    ...AMOUNTS.map((one, at) => [`S${at}`, texts[at % texts.length] ?? null, one]),
  ];

  it.each<[string, readonly Entry[], string[]]>([
    ["Period", ["P06", "P04", "P05"], ["query outside-period B3"]],
    ["Month", ["Sep-14", "Aug-14"], ["query outside-period B3"]],
    ["Posting period", ["201409", "201408"], ["query outside-period B3"]],
    ["Month", ["September 2014"], []],
    ["Period", ["P06"], []],
    ["Payment date", ["Sep-14", "Aug-14"], ["query outside-period B3"]],
    ["Date", ["September 2014"], []],
    ["Batch", ["201409", "78", "A5", "B6"], []],
    ["Contract", ["P04", null, null, null], []],
  ])("is asked about where a column of months has others: %s %j", (header, texts, expected) => {
    expect(said(months(header, texts))).toEqual(expected);
  });

  it("has none where days stand among months: what is no day is an error, as it was", () => {
    const codes = (texts: readonly Entry[]) => {
      const { findings } = readWorkbook(bookOf(sheetOf(months("Date", texts))), spending, "2014-09", "306");
      return [...new Set(findings.filter(({ severity }) => severity === "error").map(({ code }) => code))];
    };
    expect(codes(["Sep-14", "Sep-14", "02/09/2014"])).toEqual(["not-a-date"]);
    expect(codes(["Sep-14"])).toEqual([]);
  });

  it.each<[readonly string[], string[]]>([
    [["July 2014", "August 2014", "September 2014"], ["query outside-period A2"]],
    [["September", "October"], ["query outside-period A6"]],
    [["September 2014"], []],
    [["Adults", "Children"], []],
  ])("is asked about where months stand above its rows: %j", (headings, expected) => {
    const rows = headings.flatMap((heading, part): Entry[][] => [
      [heading],
      ...AMOUNTS.slice(3 * part, 3 * part + 3).map((one, at): Entry[] => [`S${at}`, one]),
    ]);
    expect(said([["Supplier", "Amount"], ...rows])).toEqual(expected);
  });

  it("is asked about by its days alone where it has them", () => {
    const rows = AMOUNTS.map((one, at) => [`S${at}`, "P04", "01/09/2014", one]);
    expect(said([["July 2014 to September 2014"], ["Supplier", "Period", "Date", "Amount"], ...rows])).toEqual([]);
  });
});

describe("money that is that of several months added up", () => {
  const across = (headers: readonly string[], total: string): Rows => [
    ["Supplier", ...headers, total],
    ...AMOUNTS.map((one, at) => [
      `S${at}`,
      ...headers
        .map((_, month) => ((month + at) % 3 === 0 && at > 6 ? null : one * 100 + month))
        .map((n) => n && n / 100),
      headers.reduce((sum, _, month) => ((month + at) % 3 === 0 && at > 6 ? sum : sum + one * 100 + month), 0) / 100,
    ]),
  ];

  it.each([
    [["Jul 2014", "Aug 2014", "Sep 2014"], "Total", ["error sum-of-columns E1"]],
    [["Jul", "Aug", "Sep"], "Amount", ["error sum-of-columns E1"]],
    [["August 2014", "September 2014"], "Total", ["error sum-of-columns D1"]],
    [["Week 1", "Week 2", "Week 3"], "Total", []],
  ])("is an error: %j and %j", (headers, total, expected) => {
    expect(said(across(headers, total))).toEqual(expected);
  });
});

describe("a column that says which of the payments are invoices and which credit notes", () => {
  const typed = (types: readonly string[], sign: 1 | -1): Rows => [
    ["Supplier", "Date", "Amount", "Type"],
    ...AMOUNTS.map((one, at) => {
      const type = types[at % types.length] ?? "";
      return [`S${at}`, "01/09/2014", type.startsWith("Cr") ? sign * one : one, type];
    }),
  ];

  it("is an error where all amounts are without a sign", () => {
    expect(said(typed(["Invoice", "Credit Note"], 1))).toEqual(["error signs-apart D1"]);
    expect(said(typed(["Invoice", "Credit Note"], -1))).toEqual([]);
    expect(said(typed(["Invoice"], 1))).toEqual([]);
    expect(said(typed(["Invoice", "Cross-charge"], 1))).toEqual([]);
  });
});

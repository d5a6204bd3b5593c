import { describe, expect, it } from "vitest";
import spending from "../../../packages/core/src/collections/spending.ts";
import { codes, readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, sheetOf } from "./sheet-of.ts";

const HEADER = ["Body Name", "Service Area", "Date", "Supplier Name", "Net Amount"];

/** Payments of a month: three rows, the last two digits of whose amounts say which. */
function month(number: number): Entry[][] {
  const day = (row: number) => `0${row}/${String(number).padStart(2, "0")}/2014`;
  return [1, 2, 3].map((row) => [
    "Manchester City Council",
    "Highways",
    day(row),
    `Supplier ${row}`,
    `${row}00.${10 + number}`,
  ]);
}

function book(names: readonly (readonly [name: string, month: number])[], title?: (name: string) => string) {
  const sheets = names.map(([name, number]) =>
    sheetOf([...(title === undefined ? [] : [[title(name)]]), HEADER, ...month(number)], { name }),
  );
  const { match, findings, tables } = readWorkbook(bookOf(...sheets), spending, "2014-09", "306");
  return {
    sheets: match.tables.map(({ sheet }) => sheet),
    rows: tables.get("payments")?.rows.length ?? 0,
    said: codes(findings),
    stated: [match.authority?.text, match.period?.text],
  };
}

describe("a workbook with a sheet for each month", () => {
  it.each([
    [["August 2014", "September 2014", "October 2014"]],
    [["Aug 14", "Sep 14", "Oct 14"]],
    [["AUG", "SEPT", "OCT"]],
    [["Aug-14", "Sep-14", "Oct-14"]],
    [["2014-08", "2014-09", "2014-10"]],
    [["201408", "201409", "201410"]],
    [["08.14", "09.14", "10.14"]],
    [["08-2014", "09-2014", "10-2014"]],
    [["P05", "P06", "P07"]],
    [["Period 5", "Period 6", "Period 7"]],
  ])("is read where the sheet is that of the period, and says of the others that they were not: %j", (names) => {
    const { sheets, rows, said } = book(names.map((name, at) => [name, 8 + at] as const));
    expect(sheets).toEqual([names[1]]);
    expect(rows).toBe(3);
    expect(said).toEqual(["other-period-left A1:E4", "other-period-left A1:E4"]);
  });

  it("is read by what stands above each table, where the sheets have other names", () => {
    const of: Readonly<Record<string, string>> = { A: "August 2014", B: "September 2014", C: "October 2014" };
    const { sheets, said } = book(
      [
        ["A", 8],
        ["B", 9],
        ["C", 10],
      ],
      (name) => `Payments over £500, ${of[name]}`,
    );
    expect(sheets).toEqual(["B"]);
    expect(said).toEqual(["other-period-left A2:E5", "other-period-left A2:E5"]);
  });

  it("is not taken to be of the council or the month that the others are said to be of", () => {
    const sheets = [8, 9].map((number) =>
      sheetOf(
        [["Month", `0${number}/2014`], ["Body", number === 8 ? "Salford" : "Manchester"], HEADER, ...month(number)],
        {
          name: `2014-0${number}`,
        },
      ),
    );
    const { match } = readWorkbook(bookOf(...sheets), spending, "2014-09", "306");
    expect([match.authority?.text, match.period?.text]).toEqual(["Manchester", "09/2014"]);
    expect(
      book([
        ["August 2014", 8],
        ["September 2014", 9],
      ]).stated,
    ).toEqual([undefined, undefined]);
  });

  it("is read whole where no sheet says of which month it is, and asked about", () => {
    const { rows, said } = book([
      ["Adults", 9],
      ["Highways", 8],
    ]);
    expect(rows).toBe(6);
    expect(said).toContain("table-in-parts");
  });

  it("says nothing of a sheet of another month in which nothing stands", () => {
    const empty = sheetOf([HEADER], { name: "October 2014" });
    const full = sheetOf([HEADER, ...month(9)], { name: "September 2014" });
    const { findings } = readWorkbook(bookOf(full, empty), spending, "2014-09", "306");
    expect(findings).toEqual([]);
  });

  it("is asked about whole where a table of another month lacks a column, or the period's own is not there", () => {
    const short = sheetOf([HEADER.slice(0, 4), ...month(8).map((row) => row.slice(0, 4))], { name: "August 2014" });
    const own = sheetOf([HEADER, ...month(9)], { name: "September 2014" });
    const { match, findings } = readWorkbook(bookOf(short, own), spending, "2014-09", "306");
    expect(match.tables.map(({ sheet }) => sheet)).toEqual(["September 2014"]);
    expect(codes(findings)).not.toContain("other-period-left A1:D4");
    const alone = book([["August 2014", 8]]);
    expect([alone.sheets, alone.rows]).toEqual([["August 2014"], 3]);
    expect(alone.said.filter((one) => one.startsWith("other-period-left"))).toEqual([]);
    const others = book([
      ["August 2014", 8],
      ["October 2014", 10],
    ]);
    expect(others.said.filter((one) => one.startsWith("other-period-left"))).toEqual([]);
  });

  it("keeps a table without a month on a sheet that has one of the period", () => {
    const sheet = sheetOf(
      [
        ...[["August 2014"], HEADER, ...month(8), []],
        ...[["September 2014"], HEADER, ...month(9), []],
        ...[["Continued"], HEADER, ...month(9).map((row) => row.with(3, "Another"))],
      ],
      { name: "Payments" },
    );
    const { match, tables } = readWorkbook(bookOf(sheet), spending, "2014-09", "306");
    expect(match.tables.map(({ range }) => range)).toEqual(["A8:E11", "A14:E17"]);
    expect(tables.get("payments")?.rows).toHaveLength(6);
  });

  it("does not take what stands in a table of another month for what the file says of its council", () => {
    const titled = (number: number, service: string): Entry[][] => [
      [number === 8 ? "August 2014" : "September 2014"],
      HEADER,
      ...month(number).map((row) => row.with(1, service)),
    ];
    const rows = [...titled(9, "Highways"), [], ...titled(8, "Council")];
    const { match } = readWorkbook(bookOf(sheetOf(rows, { name: "Both" })), spending, "2014-09", "306");
    expect(match.tables.map(({ range }) => range)).toEqual(["A2:E5"]);
    expect(match.authority).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import type { Cell } from "../../../packages/core/src/ingest/decode/workbook.ts";
import { dateOrder, eitherDay, readDate } from "../../../packages/core/src/ingest/normalise/read-date.ts";
import { readMonth } from "../../../packages/core/src/ingest/normalise/read-month.ts";
import { readText } from "../../../packages/core/src/ingest/normalise/read-text.ts";
import { form, payments, wide } from "../match/collections.ts";
import { codes, readWorkbook } from "../match/read-sheet.ts";
import { bookOf, dateCell, type Entry, errorCell, numberCell, sheetOf } from "../match/sheet-of.ts";

function text(value: string): Cell {
  return { kind: "text", value, shown: value };
}

describe("a date", () => {
  it.each([
    ["31/03/2010", "2010-03-31"],
    ["31.03.2010", "2010-03-31"],
    ["31-03-10", "2010-03-31"],
    ["1/3/2010", "2010-03-01"],
    ["31-Mar-10", "2010-03-31"],
    ["2010-Mar-31", "2010-03-31"],
    ["31 03 2010", "2010-03-31"],
    ["2010-03-31T00:00:00+01:00", "2010-03-31"],
    ["2010-03-31 00:00:00 +0000", "2010-03-31"],
    ["31/03/2010 00:00:00 GMT+01:00", "2010-03-31"],
    ["31 March 2010", "2010-03-31"],
    ["31st March 2010", "2010-03-31"],
    ["Wednesday 31 March 2010", "2010-03-31"],
    ["31Mar2010", "2010-03-31"],
    ["March 31, 2010", "2010-03-31"],
    ["2010-03-31", "2010-03-31"],
    ["2010/03/31", "2010-03-31"],
    ["20100331", "2010-03-31"],
    ["31/03/2010 00:00:00", "2010-03-31"],
    ["2010-03-31T09:30:00", "2010-03-31"],
    ["40268", "2010-03-31"],
    ["03/04/2010", "2010-04-03"],
    ["\uff13\uff11/03/2010", "2010-03-31"],
    ["31/03/69", "2069-03-31"],
    ["31/03/70", "1970-03-31"],
    ["2010-03-31T09:30:00Z", "2010-03-31"],
    ["40268.5", "2010-03-31"],
    ["\u200e31\u200e/\u200e03\u200e/\u200e2010", "2010-03-31"],
    ["'31/03/2010", "2010-03-31"],
    ["31032010", "2010-03-31"],
    ["03042010", "2010-04-03"],
  ])("is read from %j", (typed, expected) => {
    expect(readDate(text(typed), "day-first")).toBe(expected);
  });

  it.each([
    "31/02/2010",
    "29/02/2010",
    "2010-13-01",
    "32 March 2010",
    "soon",
    "",
    "2010",
    "31/03",
    "1/2/3/4",
    "12.5",
    "16488.86",
    "40268.10",
    "16488",
    "99999",
    "31 Marc 2010x",
    "31132010",
    "31031810",
  ])("is not made of %j", (typed) => {
    expect(readDate(text(typed), "day-first")).toBeUndefined();
  });

  it("is read from date cells, serials and numbers that spell a day", () => {
    expect(readDate(dateCell("2010-03-31", "Mar-10"), "day-first")).toBe("2010-03-31");
    expect(readDate(dateCell("2010-03-31T10:00:00", "x"), "day-first")).toBe("2010-03-31");
    expect(readDate(numberCell(40268, "40268"), "day-first")).toBe("2010-03-31");
    expect(readDate(numberCell(40268.75, "40268.75"), "day-first")).toBe("2010-03-31");
    expect(readDate(numberCell(20100331, "20100331"), "day-first")).toBe("2010-03-31");
    expect(readDate(numberCell(12, "12"), "day-first")).toBeUndefined();
  });

  it("is month first only where the column shows it and nothing speaks against it", () => {
    expect(dateOrder(["03/04/2010", "05/06/2010"])).toBe("day-first");
    expect(dateOrder(["03/04/2010", "03/31/2010"])).toBe("month-first");
    expect(readDate(text("03/04/2010"), "month-first")).toBe("2010-03-04");
  });

  it("is not read where the column has both ways and it could be either", () => {
    expect(dateOrder(["03/31/2010", "31/03/2010"])).toBe("mixed");
    expect(readDate(text("03/04/2010"), "mixed")).toBeUndefined();
    expect(eitherDay("03/04/2010")).toEqual(["2010-04-03", "2010-03-04"]);
    expect(readDate(text("04/04/2010"), "mixed")).toBe("2010-04-04");
    expect(readDate(text("31/03/2010"), "mixed")).toBe("2010-03-31");
    expect(readDate(text("03/31/2010"), "mixed")).toBe("2010-03-31");
    expect(readDate(text("3 April 2010"), "mixed")).toBe("2010-04-03");
    expect(eitherDay("31/03/2010")).toBeUndefined();
  });

  it("is read in the way of its column where one in many is the other way round, which is a slip", () => {
    const days = Array.from({ length: 10 }, () => "31/03/2010");
    expect(dateOrder([...days, "03/31/2010"])).toBe("day-first");
    expect(dateOrder([...days.map(() => "03/31/2010"), "31/03/2010"])).toBe("month-first");
  });
});

describe("a month", () => {
  it.each([
    ["Sep 2014", "2014-09"],
    ["Sept. 2014", "2014-09"],
    ["September 2014", "2014-09"],
    ["Sep-14", "2014-09"],
    ["2014-09", "2014-09"],
    ["09/2014", "2014-09"],
    ["2014 September", "2014-09"],
    ["201409", "2014-09"],
    ["30/09/2014", "2014-09"],
  ])("is read from %j", (typed, expected) => {
    expect(readMonth(text(typed), "day-first")).toBe(expected);
  });

  it.each(["2014", "13/2014", "2014-00", "Brumaire 2014", "Sep"])("is not made of %j", (typed) => {
    expect(readMonth(text(typed), "day-first")).toBeUndefined();
  });

  it("is that of a date cell", () => {
    expect(readMonth(dateCell("2014-09-01", "Sep-14"), "day-first")).toBe("2014-09");
  });
});

describe("text", () => {
  it("is trimmed, with single spaces, and keeps the digits of an id", () => {
    expect(readText(text("  Irk \n Valley\u00a0School "))).toBe("Irk Valley School");
    expect(readText(numberCell(110345678, "1.1E+08"))).toBe("110345678");
    expect(readText(numberCell(1904252271, "########"))).toBe("1904252271");
    expect(readText(numberCell(42, "00042", "00000"))).toBe("00042");
  });
});

const HEADER = ["Client group", "Age band", "Ongoing support", "Direct payment", "Managed", "Share"];

function formRow(row: readonly Entry[]) {
  const read = readWorkbook(bookOf(sheetOf([HEADER, row], { name: "Return" })), form, "2010-03-31", "102");
  return { values: read.tables.get("readers")?.rows[0]?.values ?? {}, findings: read.findings, read };
}

describe("a row", () => {
  it("has every column with its value, address and what the sheet shows", () => {
    const { values, read } = formRow([
      "PD",
      "65+",
      "3,150",
      numberCell(12, "12"),
      "..",
      numberCell(0.475, "47.5%", "0.0%"),
    ]);
    expect(values).toEqual({
      group: { value: "physical", status: null, cell: "A2", shown: "PD" },
      age: { value: "old", status: null, cell: "B2", shown: "65+" },
      ongoing: { value: 3150n, status: null, cell: "C2", shown: "3,150" },
      direct: { value: 12n, status: null, cell: "D2", shown: "12" },
      managed: { value: null, status: "x", cell: "E2", shown: ".." },
      share: { value: 47500000n, status: null, cell: "F2", shown: "47.5%" },
    });
    expect(read.tables.get("readers")?.rows[0]).toMatchObject({ sheet: "Return", row: 2, authority: "102" });
    expect(read.findings).toEqual([]);
  });

  it("has null and no finding for blanks, and no address for a column the file does not have", () => {
    const sheet = sheetOf([HEADER.slice(0, 5), ["PD", "65+", 1, null, "\u00a0 "]]);
    const { tables, findings } = readWorkbook(bookOf(sheet), form, "2010-03-31", "102");
    const values = tables.get("readers")?.rows[0]?.values;
    expect(values?.direct).toEqual({ value: null, status: null, cell: "D2", shown: "" });
    expect(values?.managed).toEqual({ value: null, status: null, cell: "E2", shown: "" });
    expect(values?.share).toEqual({ value: null, status: null, cell: "", shown: "" });
    expect(findings).toEqual([]);
  });

  it("has one finding for each cell that cannot be read, with what was found and what would do", () => {
    const { values, findings } = formRow(["Mental helth", "65+", "lots", -2, 1.5, errorCell("#REF!")]);
    const at = (column: string, cell: string) => ({ sheet: "Return", cell, row: 2, column, table: "readers" });
    expect(findings).toEqual([
      {
        code: "not-in-list",
        severity: "error",
        place: at("group", "A2"),
        facts: { found: "Mental helth", allowed: ["Physical disability", "Mental health", "Carers"] },
        value: "Mental helth",
      },
      {
        code: "not-a-number",
        severity: "error",
        place: at("ongoing", "C2"),
        facts: { found: "lots", expected: "a whole number of people" },
        value: "lots",
      },
      { code: "negative", severity: "error", place: at("direct", "D2"), facts: { found: "-2" }, value: "-2" },
      { code: "not-whole", severity: "error", place: at("managed", "E2"), facts: { found: "1.5" }, value: "1.5" },
      { code: "error-cell", severity: "error", place: at("share", "F2"), facts: { found: "#REF!" }, value: "#REF!" },
    ]);
    for (const column of ["group", "ongoing", "direct", "managed", "share"]) {
      expect(values[column], column).toMatchObject({ value: null, faulty: true });
    }
  });

  it("reads an error that a CSV has as text", () => {
    expect(codes(formRow(["PD", "65+", "#DIV/0!", 1, 1]).findings)).toEqual(["error-cell ongoing C2"]);
  });

  it("says of a formula without a result that it has none, also where the cell may be left empty", () => {
    const formula: Cell = { kind: "error", value: "", shown: "", formula: true };
    const { values, findings } = formRow(["PD", "65+", formula, 1, formula]);
    expect(codes(findings)).toEqual(["formula-not-calculated ongoing C2", "formula-not-calculated managed E2"]);
    expect(values["ongoing"]).toEqual({ value: null, status: null, cell: "C2", shown: "", faulty: true });
  });

  it.each(["Physical disability (1)", "physical  DISABILITY [note 3]", "Physical-disability*", "PD"])(
    "reads %j as its category",
    (typed) => {
      expect(formRow([typed, "18 to 64", 1, 1, 1]).values).toMatchObject({
        group: { value: "physical" },
        age: { value: "young" },
      });
    },
  );
});

describe("a column of councils", () => {
  it("has a code, or the finding that says why not", () => {
    const sheet = sheetOf([
      ["Council", "All ages", "Total 18-64", "Carers with direct payments"],
      ["Cumbria", 1, 2, 3],
      ["Narnia", 1, 2, 3],
      ["Cumberland", 1, 2, 3],
      [104, 1, 2, 3],
    ]);
    const { tables, findings } = readWorkbook(bookOf(sheet), wide, "2009-10");
    expect(tables.get("activity")?.rows.map(({ authority }) => authority)).toEqual(["102", "", "", "104"]);
    expect(findings).toMatchObject([
      { code: "unknown-authority", place: { cell: "A3" }, facts: { found: "Narnia" } },
      { code: "authority-not-then", place: { cell: "A4" }, facts: { found: "Cumberland", day: "2010-03-31" } },
    ]);
  });
});

describe("a column of dates", () => {
  const sheet = (dates: readonly Entry[]) =>
    sheetOf([
      ["Date", "Transaction number", "Amount", "Supplier name", "Month"],
      ...dates.map((date, place): Entry[] => [date, `T${place}`, "-1.50", "A".repeat(place * 600), "Sep 2014"]),
    ]);

  it("is read month first where its other dates are, and says which are no dates", () => {
    const { tables, findings } = readWorkbook(bookOf(sheet(["03/04/2014", "09/30/2014"])), payments, "2014-09", "306");
    const rows = tables.get("payment")?.rows ?? [];
    expect(rows.map(({ values }) => values.paid_on?.value)).toEqual(["2014-03-04", "2014-09-30"]);
    expect(rows[0]?.values).toMatchObject({
      amount: { value: -150n },
      month: { value: "2014-09" },
      body: { cell: "" },
    });
    expect(rows[0]?.authority).toBe("306");
    expect(findings).toMatchObject([
      {
        code: "read-as",
        severity: "note",
        place: { cell: "A1", column: "paid_on" },
        facts: { found: "09/30/2014", read: "30 September 2014", because: "month first" },
      },
      { code: "too-long", place: { column: "supplier" }, facts: { length: 600, most: 500 } },
    ]);
    const wrong = readWorkbook(bookOf(sheet(["31/02/2014"])), payments, "2014-09", "306");
    expect(codes(wrong.findings)).toEqual(["not-a-date paid_on A2"]);
  });

  it("names both days of one that could be either", () => {
    const mixed = sheet(["03/04/2014", "13/09/2014", "09/14/2014"]);
    const { tables, findings } = readWorkbook(bookOf(mixed), payments, "2014-09", "306");
    expect(tables.get("payment")?.rows.map(({ values }) => values.paid_on?.value)).toEqual([
      null,
      "2014-09-13",
      "2014-09-14",
    ]);
    expect(findings.filter(({ code }) => code !== "too-long")).toMatchObject([
      {
        code: "ambiguous-date",
        severity: "error",
        place: { cell: "A2" },
        facts: { found: "03/04/2014", days: ["2014-04-03", "2014-03-04"] },
      },
    ]);
  });
});

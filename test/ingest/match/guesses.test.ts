import { describe, expect, it } from "vitest";
import { form, payments, wide } from "./collections.ts";
import { codes, plainRows, readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, sheetOf } from "./sheet-of.ts";

const COLUMNS = ["group", "age", "ongoing", "direct", "managed"];
const HEADER = ["Client group", "Age band", "Ongoing support", "Direct payment", "Managed by council"];
const ROWS: Entry[][] = [
  ["Carers", "18-64", 4, 5, 6],
  ["Mental health", "65+", 7, 8, 9],
];
const READ = ["carers young 4 5 6", "mental old 7 8 9"];

function read(header: readonly Entry[], rows: readonly (readonly Entry[])[] = ROWS) {
  const { tables, findings } = readWorkbook(bookOf(sheetOf([header, ...rows])), form, "2010-03-31", "102");
  return { rows: plainRows(tables.get("readers"), COLUMNS), said: codes(findings), findings };
}

function headed(text: string, at: number): Entry[] {
  return HEADER.map((header, place) => (place === at ? text : header));
}

describe("a header that is not known", () => {
  it.each([
    ["words it shares and its place", "Run by the council", 4, "column-taken managed E1"],
    ["words it shares", "Clients with ongoing support now", 2, "column-taken ongoing C1"],
    ["the words of a list below it", "Kind of person", 0, "column-taken group A1"],
  ])("is taken by %s, and it is asked whether that is right", (_, text, at, said) => {
    const result = read(headed(text, at));
    expect(result.rows).toEqual(READ);
    expect(result.said).toEqual([said]);
    expect(result.findings).toMatchObject([{ severity: "query", facts: { header: text } }]);
  });

  it.each([
    ["that shares no word, whatever numbers stand below it", "Figure", 4],
    ["of last year", "Managed by council last year", 4],
    ["of a forecast", "Managed by council, forecast", 4],
    ["of a percentage", "Run by the council (%)", 4],
    ["of what is not managed", "Not managed by the council itself", 4],
    ["that is nearer to another column", "Direct payment to council", 4],
  ])("is not taken where it is one %s", (_, text, at) => {
    const { said, findings } = read(headed(text, at));
    expect(said).toEqual(["missing-column managed", "column-not-used E1"]);
    expect(findings[0]).not.toHaveProperty("facts.candidates");
  });

  it("is not taken where the cells below it are not what is asked for", () => {
    const words = ROWS.map((row) => [...row.slice(0, 4), "Yes, all"]);
    expect(read(headed("Run by the council", 4), words).said).toEqual(["missing-column managed", "column-not-used E1"]);
    const fractions = ROWS.map((row) => [...row.slice(0, 4), 0.5]);
    expect(read(headed("Run by the council", 4), fractions).said[0]).toBe("missing-column managed");
    const groups = ROWS.map((row) => ["Somebody", ...row.slice(1)]);
    expect(read(headed("Kind of person", 0), groups).said[0]).toBe("missing-column group");
  });

  it("is only named where another is as near", () => {
    const header = [...HEADER.slice(0, 4), "Managed locally", "Managed nationally"];
    const { said, findings } = read(
      header,
      ROWS.map((row) => [...row, 3]),
    );
    expect(said).toEqual(["missing-column managed", "column-not-used E1", "column-not-used F1"]);
    expect(findings[0]).toMatchObject({ facts: { candidates: ["Managed locally", "Managed nationally"] } });
  });

  it("is never taken for one with other digits", () => {
    const sheet = sheetOf([
      ["Council", "All ages", "People aged 18-65 in total", "Carers with direct payments"],
      ["Cumbria", 5, 6, 7],
    ]);
    const { findings } = readWorkbook(bookOf(sheet), wide, "2009-10");
    expect(codes(findings)).toEqual(["missing-column young", "column-not-used C1"]);
  });

  it("is taken for two columns one to one, as is best overall", () => {
    const header = ["Kind of person", "How old", ...HEADER.slice(2)];
    expect(read(header)).toMatchObject({ rows: READ, said: ["column-taken group A1", "column-taken age B1"] });
  });

  it("does not make a table of what is none", () => {
    expect(read(["Client group", "How old", "Support", "Payment", "Run by the council"]).said).toEqual(["no-table"]);
  });
});

describe("a column of dates", () => {
  const rows = (day: string): Entry[][] => [
    [day, "1", 5.01, "A"],
    [day, "2", 6.2, "B"],
  ];
  const readDay = (day: string) =>
    readWorkbook(
      bookOf(sheetOf([["When", "Transaction number", "Amount", "Supplier name"], ...rows(day)])),
      payments,
      "2014-09",
      "312",
    ).findings;

  it("is known by its dates where they are in the period, and else only named", () => {
    expect(codes(readDay("03/09/2014"))).toEqual(["column-taken paid_on A1"]);
    expect(readDay("03/09/2013")[0]).toMatchObject({ code: "missing-column", facts: { candidates: ["When"] } });
  });
});

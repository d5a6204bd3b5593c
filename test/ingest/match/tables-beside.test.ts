import { describe, expect, it } from "vitest";
import spending from "../../../packages/core/src/collections/spending.ts";
import { plainRows, readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, type SheetOptions, sheetOf } from "./sheet-of.ts";

type Rows = readonly (readonly Entry[])[];

const HEADER = ["Date", "Supplier", "Amount"];
const LIST = Array.from({ length: 12 }, (_, at) => [
  `${String(at + 1).padStart(2, "0")}/09/2014`,
  `S${at}`,
  `${at + 5}00.25`,
]);

function read(...sheets: readonly (readonly [Rows, SheetOptions?])[]) {
  const book = bookOf(...sheets.map(([rows, options]) => sheetOf(rows, options)));
  const { match, tables, findings } = readWorkbook(book, spending, "2014-09", "306");
  return {
    columns: Object.fromEntries(
      match.tables.flatMap(({ columns }) => columns.map(({ column, cell }) => [column, cell])),
    ),
    rows: plainRows(tables.get("payments"), ["amount"]).length,
    said: findings
      .filter(({ severity }) => severity !== "note")
      .map(({ code, severity, place: { sheet, cell } }) => `${severity} ${code} ${sheet}!${cell ?? ""}`),
  };
}

/** The list with another table to its right, a blank column between. */
function beside(header: readonly string[], small: Rows, own: readonly string[] = HEADER): Rows {
  return [[...own, null, ...header], ...LIST.map((row, at) => [...row, null, ...(small[at] ?? [])])];
}

describe("a small table beside a list", () => {
  const sums = [
    ["Care", "5000.00"],
    ["Roads", "2500.00"],
  ];

  it("lends the list no column", () => {
    expect(read([beside(["Supplier", "Total"], sums, ["Date", "Company", "Amount"])])).toMatchObject({
      columns: { paid_on: "A1", amount: "C1" },
      said: ["error missing-column Sheet1!"],
    });
    expect(read([beside(["Service area", "Net"], sums)])).toMatchObject({
      columns: { paid_on: "A1", supplier: "B1", amount: "C1" },
      said: [],
    });
  });

  it("lends it no councils either, which are known by what stands below", () => {
    const councils = ["Leeds", "Bury", "Kent", "Essex"].map((name) => [name, "5000.00"]);
    const before = [
      ["Area", "Sum", null, ...HEADER],
      ...LIST.map((row, at) => [...(councils[at] ?? [null, null]), null, ...row]),
    ];
    expect(Object.keys(read([before]).columns)).toEqual(["paid_on", "supplier", "amount"]);
  });

  it("is part of it where its columns go on to the end of the list", () => {
    const areas = LIST.map((_, at) => [at % 5 === 1 ? `Area ${at}` : null]);
    expect(read([beside(["Service area"], areas)]).columns).toHaveProperty("service", "E1");
  });

  it("is not the list, however long it is", () => {
    const codes = Array.from({ length: 40 }, (_, at) => [`P${at}`]);
    const short = [
      [...HEADER, null, "Purpose"],
      ...codes.map((code, at) => [...(LIST[at] ?? [null, null, null]), null, ...code]),
    ];
    expect(read([short])).toMatchObject({ columns: { supplier: "B1", amount: "C1" }, rows: 12 });
  });
});

describe("rows with a day and money of which no header is known", () => {
  const left = (cell: string) => [`query rows-left-out ${cell}`];
  const list: readonly [Rows, SheetOptions] = [[HEADER, ...LIST], { name: "A" }];
  const rest = LIST.map(([day = "", name = "", amount = ""]) => [day, `${name} b`, `1${amount}`]);

  it("are asked about on a sheet of their own, with headers or without", () => {
    expect(read(list, [rest, { name: "B" }]).said).toEqual(left("B!A1:C12"));
    expect(read(list, [[["When", "Whom", "How much"], ...rest], { name: "B" }]).said).toEqual(left("B!A2:C13"));
  });

  it.each<[string, Rows, SheetOptions]>([
    ["are of another month", rest, { name: "Aug 14" }],
    ["are hidden", rest, { name: "B", visibility: "hidden" }],
    ["are few", rest.slice(0, 2), { name: "B" }],
    ["have no pence", rest.map(([day = "", name = ""]) => [day, name, "12"]), { name: "B" }],
    ["stand among many others", [...rest, ...Array.from({ length: 30 }, (_, at) => [`note ${at}`])], { name: "B" }],
  ])("are not where they %s", (_, rows, options) => {
    expect(read(list, [rows, options]).said).toEqual([]);
  });
});

describe("the same header twice, once with pounds", () => {
  it("is read where it says pounds, and asked about", () => {
    const rows = LIST.map(([day = "", name = "", amount = ""]) => [day, name, `9${amount}`, amount]);
    const both = read([[["Date", "Supplier", "Amount", "Amount (GBP)"], ...rows]]);
    expect(both).toMatchObject({ columns: { amount: "D1" }, said: ["query column-taken Sheet1!D1"] });
    const other = read([[["Date", "Supplier", "Net amount", "Gross amount (GBP)"], ...rows]]);
    expect(other).toMatchObject({ columns: { amount: "C1" }, said: [] });
  });
});

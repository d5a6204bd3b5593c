import { describe, expect, it } from "vitest";
import type { Range } from "../../../packages/core/src/ingest/decode/workbook.ts";
import { form, wide } from "./collections.ts";
import { codes, plainRows, readWorkbook } from "./read-sheet.ts";
import { bookOf, dateCell, type Entry, sheetOf } from "./sheet-of.ts";

const MEASURES = ["Ongoing support", "Direct payment", "Managed"];
const KEYS = ["Client group", "Age band"];

interface Layout {
  /** What stands under each of the headers. */
  readonly under: readonly Entry[];
  readonly keys?: "above" | "beside";
  readonly merges?: readonly Range[];
  /** Of each header, column by column; 1, 2, 3 and so on where not given. */
  readonly numbers?: readonly (readonly Entry[])[];
}

/** Headers that stand over several columns each, told apart in the row below. */
function read({ under, keys = "above", merges = [], numbers = [] }: Layout) {
  const blank = KEYS.map(() => null);
  const rest = under.slice(1).map(() => null);
  const row = (start: number) =>
    MEASURES.flatMap((_, at) => numbers[at] ?? under.map((__, step) => start + at + step * 10));
  const sheet = sheetOf(
    [
      [...(keys === "above" ? KEYS : blank), ...MEASURES.flatMap((measure) => [measure, ...rest])],
      [...(keys === "above" ? blank : KEYS), ...MEASURES.flatMap(() => under)],
      ["Carers", "18-64", ...row(1)],
      ["Carers", "65+", ...row(4)],
    ],
    { merges },
  );
  const { tables, findings } = readWorkbook(bookOf(sheet), form, "2010-03-31");
  const said = codes(findings).filter((one) => !one.startsWith("column-not-used"));
  return { rows: plainRows(tables.get("readers"), ["age", "ongoing", "direct", "managed"]), said };
}

const FIRST = ["young 1 2 3", "old 4 5 6"];
const SECOND = ["young 11 12 13", "old 14 15 16"];

describe("columns under one header", () => {
  it.each<[string, Layout, readonly string[]]>([
    ["the day that is asked for", { under: ["31 March 2009", "31 March 2010"] }, SECOND],
    ["that day, first", { under: ["31 March 2010", "31 March 2009"] }, FIRST],
    ["that day, beside the headers of the keys", { under: ["31 March 2009", "31 March 2010"], keys: "beside" }, SECOND],
    [
      "that day as a date",
      { under: [dateCell("2009-03-31", "31/03/2009"), dateCell("2010-03-31", "31/03/2010")] },
      SECOND,
    ],
    ["its year", { under: [2009, 2010] }, SECOND],
    ["its month", { under: ["March 2009", "Mar 10"] }, SECOND],
    ["this year", { under: ["Last year", "This year"] }, SECOND],
    ["what is now", { under: ["Previous", "Current"], keys: "beside" }, SECOND],
    [
      "the number",
      {
        under: ["%", "Number"],
        numbers: [
          ["5%", 1],
          ["6%", 2],
          ["7%", 3],
        ],
      },
      ["young 1 2 3", "old 1 2 3"],
    ],
    ["all of them", { under: ["Men", "Women", "All people"] }, ["young 21 22 23", "old 24 25 26"]],
    [
      "the day under merged headers",
      {
        under: ["31 March 2009", "31 March 2010"],
        merges: [2, 4, 6].map((left) => ({ top: 0, bottom: 0, left, right: left + 1 })),
      },
      SECOND,
    ],
  ])("are told apart in the row below: %s is read", (_, layout, rows) => {
    expect(read(layout)).toEqual({ rows, said: [] });
  });

  it.each<[string, readonly Entry[]]>([
    ["quarters", ["Q1", "Q2", "Q3", "Q4"]],
    ["quarters and their sum", ["Q1", "Q2", "Q3", "Q4", "Total"]],
    ["parts", ["Men", "Women"]],
  ])("are asked about where nothing says which is meant: %s", (_, under) => {
    expect(read({ under }).said.slice(0, 3)).toEqual([
      "ambiguous-column ongoing C2",
      `ambiguous-column direct ${String.fromCharCode(67 + under.length)}2`,
      `ambiguous-column managed ${String.fromCharCode(67 + 2 * under.length)}2`,
    ]);
  });

  it("are none where a row of data or of units stands there", () => {
    const rows = (...below: Entry[][]) =>
      readWorkbook(bookOf(sheetOf([[...KEYS, ...MEASURES, null], ...below])), form, "2010-03-31");
    const noted = rows(["Carers", "18-64", 1, 2, 3, "see note"], ["Carers", "65+", 4, 5, 6, "see note"]);
    expect(plainRows(noted.tables.get("readers"), ["age", "managed"])).toEqual(["young 3", "old 6"]);
    const units = rows([null, null, "No.", "No.", "No.", "%"], ["Carers", "18-64", 1, 2, 3, 0.5]);
    expect(plainRows(units.tables.get("readers"), ["age", "managed"])).toEqual(["young 3"]);
  });

  it("are the values of a key where they are its", () => {
    const measures = MEASURES.flatMap((measure) => [measure, null]);
    const sheet = sheetOf([
      ["Client group", ...measures],
      [null, ...MEASURES.flatMap(() => ["18-64", "65+"])],
      ["Carers", 1, 4, 2, 5, 3, 6],
      ["Mental health", 7, 10, 8, 11, 9, 12],
    ]);
    const { tables } = readWorkbook(bookOf(sheet), form, "2010-03-31");
    expect(plainRows(tables.get("readers"), ["age", "ongoing", "direct", "managed"]).slice(0, 2)).toEqual(FIRST);
  });
});

describe("columns under one item code", () => {
  const ofCodes = (...under: string[]) => {
    const rest = under.slice(1).map(() => null);
    const row = (start: number) => [0, 1].flatMap((at) => under.map((_, step) => start + at + step * 10));
    const sheet = sheetOf([
      ["Council", "A4.20", ...rest, "A4.10", ...rest, "H4"],
      [null, ...under, ...under, null],
      ["Cumbria", ...row(101), 5],
      ["Kent", ...row(201), 6],
    ]);
    const { tables, findings } = readWorkbook(bookOf(sheet), wide, "2009-10");
    return { rows: plainRows(tables.get("activity"), ["all", "young", "carers"]), said: codes(findings) };
  };

  it("are those of the period asked for, also by words", () => {
    expect(ofCodes("2008-09", "2009-10").rows).toEqual(["111 112 5", "211 212 6"]);
    expect(ofCodes("Last year", "This year").rows).toEqual(["111 112 5", "211 212 6"]);
  });

  it("are asked about where the same parts stand under each", () => {
    expect(ofCodes("Men", "Women").said).toEqual(
      expect.arrayContaining(["ambiguous-column all B2", "ambiguous-column young D2"]),
    );
  });
});

import { describe, expect, it } from "vitest";
import { form, payments, wide } from "./collections.ts";
import { codes, plainRows, readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, type SheetOptions, sheetOf } from "./sheet-of.ts";

const HEADER = ["Client group", "Age band", "Ongoing support", "Direct payment", "Managed"];
const ROW: Entry[] = ["Carers", "18-64", 4, 5, 6];
const NEXT: Entry[] = ["Carers", "65+", 7, 8, 9];
const BOTH = ["carers young 4 5 6", "carers old 7 8 9"];

function read(rows: readonly (readonly Entry[])[], options: SheetOptions = {}) {
  const result = readWorkbook(bookOf(sheetOf([HEADER, ...rows], options)), form, "2010-03-31", "102");
  const table = result.tables.get("readers");
  return {
    ...result,
    rows: plainRows(table, ["group", "age", "ongoing", "direct", "managed"]),
    totals: (table?.totals ?? []).map(({ row, label }) => `${row} ${label}`),
  };
}

describe("rows of data", () => {
  it.each<[string, Entry[][]]>([
    ["units", [["", "", "No.", "No.", "people"], ROW, NEXT]],
    ["column numbers", [["1", "2", "3", "4", "5"], ROW, NEXT]],
    ["the header once more", [HEADER, ROW, [...HEADER].map((text) => text.toUpperCase()), NEXT]],
    ["blank rows", [[], ROW, [], [], NEXT, []]],
    ["headings", [["Adults"], ROW, ["Older people"], NEXT]],
    [
      "notes",
      [
        ROW,
        NEXT,
        [],
        ["Note:"],
        ["- means more than 0 and up to 5"],
        ["Source: our own records"],
        ["Copyright © 2012"],
      ],
    ],
    ["noughts of formulas in rows nobody filled in", [ROW, NEXT, [null, null, 0, 0, "0"]]],
    [
      "percentages of the row above",
      [ROW, [null, "%", "100%", "50.0%", "20%"], NEXT, ["Carers", "per cent", "1%", "2%", "3%"]],
    ],
    ["an average", [ROW, NEXT, ["Average", "", 5.5, 6.5, 7.5]]],
  ])("leave out %s", (_, rows) => {
    expect(read(rows).rows).toEqual(BOTH);
  });

  it("are those with percentages beside a key that says something else, and with other numbers", () => {
    const other = (...row: Entry[]) => read([ROW, NEXT, row]).rows.length;
    expect(other("Carers", "Young", "1%", "2%", "3%")).toBe(3);
    expect(other("Carers", "%", "1%", 2, "3%")).toBe(3);
    expect(other("Carers", "18-64", "1%", "2%", "3%")).toBe(3);
  });

  it("end at a long run of blank rows", () => {
    const blank = (many: number): Entry[][] => Array.from({ length: many }, () => []);
    expect(read([ROW, ...blank(24), NEXT]).rows).toEqual(BOTH);
    expect(read([ROW, ...blank(25), NEXT]).rows).toEqual(BOTH.slice(0, 1));
  });

  it("end at the header of some other table", () => {
    const { rows, findings } = read([
      ROW,
      NEXT,
      [],
      ["Contact", "Post", "Telephone", "Email", "Fax"],
      ["A", "B", "01228 1", "x@y", ""],
    ]);
    expect(rows).toEqual(BOTH);
    expect(findings).toEqual([]);
  });

  it("keep a row with a wrong key, an empty form's rows, and a row without a key", () => {
    const { rows, findings, match } = read([
      ["Carrers", "18-64", 4, 5, 6],
      ["Carers", "65+"],
      [null, null, 1, 2, 3],
      ["Nobody", "TBC", "TBC", "TBC", "TBC"],
    ]);
    expect(match.tables[0]?.bodyRows).toEqual([1, 2, 3, 4]);
    expect(rows.length).toBe(4);
    expect(codes(findings)).toEqual([
      "not-in-list group A2",
      "not-in-list group A5",
      "not-in-list age B5",
      "not-a-number ongoing C5",
      "not-a-number direct D5",
      "not-a-number managed E5",
    ]);
  });
});

describe("total rows", () => {
  it.each(["Total", "TOTAL", "Totals", "Grand total", "Overall total", "All", "All ages", "Sum", "Total people"])(
    "are told by %j in the key",
    (label) => {
      const { rows, totals } = read([ROW, NEXT, [label, null, 11, 13, 15]]);
      expect(rows).toEqual(BOTH);
      expect(totals).toEqual([`4 ${label}`]);
    },
  );

  it("may stand before the rows, between them, and in the second key", () => {
    const { rows, totals } = read([
      ["Total", "", 11, 13, 15],
      ROW,
      NEXT,
      ["Carers", "Total", 11, 13, 15],
      ["Mental health", "18-64", 1, 1, 1],
    ]);
    expect(rows).toEqual([...BOTH, "mental young 1 1 1"]);
    expect(totals).toEqual(["2 Total", "5 Total"]);
  });

  it("may have no label, or a label outside the table, where the numbers are the sums", () => {
    expect(read([ROW, NEXT, [null, null, 11, 13, 15]])).toMatchObject({ rows: BOTH, totals: ["4 undefined"] });
    expect(read([ROW, NEXT, [null, null, 11, 13, 16]]).rows.length).toBe(3);
    expect(read([ROW, NEXT, ["The county", null, 11, "13", 15]])).toMatchObject({
      rows: BOTH,
      totals: ["4 The county"],
    });
  });

  it("of a form with one line and no key is that line", () => {
    const sheet = sheetOf(
      [
        [null, "Community services budget", "Spend"],
        ["Total", 5, 6],
      ],
      { name: "Money" },
    );
    const { tables } = readWorkbook(bookOf(sheet), form, "2010-03-31");
    expect(plainRows(tables.get("money"), ["budget", "spend"])).toEqual(["500 600"]);
  });

  it("are England, regions and groups of councils, wherever they stand", () => {
    const sheet = sheetOf([
      ["Council", "Local authority name", "All ages", "Total 18-64", "Carers with direct payments"],
      ["England", "England", 10, 10, 10],
      ["S", "Shire Counties", 5, 5, 5],
      ["EM", "East Midlands", 5, 5, 5],
      [null, "OTHER AUTHORITIES", 5, 5, 5],
      ["102", "Cumbria", 4, 4, 4],
      ["104", "Northumberland", 6, 6, 6],
      ["North East", null, 6, 6, 6],
      ["E12000002", null, 4, 4, 4],
      ["England average", null, 5, 5, 5],
      ["TOTAL England", null, 10, 10, 10],
    ]);
    const { tables, findings } = readWorkbook(bookOf(sheet), wide, "2009-10");
    const table = tables.get("activity");
    expect(table?.rows.map(({ authority }) => authority)).toEqual(["102", "104"]);
    expect(table?.totals.map(({ label }) => label)).toEqual([
      "England",
      "S",
      "EM",
      "OTHER AUTHORITIES",
      "North East",
      "E12000002",
      "TOTAL England",
    ]);
    expect(codes(findings)).toEqual(["column-not-used B1"]);
  });

  it("of payments are told from a supplier called Total", () => {
    const sheet = sheetOf([
      ["Date", "Transaction number", "Amount", "Supplier name"],
      ["03/09/2014", "1", "5.00", "Total Gas & Power Ltd"],
      ["04/09/2014", "2", "6.00", "Total"],
      [null, null, "11.00", "Grand Total"],
    ]);
    const { tables } = readWorkbook(bookOf(sheet), payments, "2014-09", "312");
    expect(tables.get("payment")?.rows.length).toBe(2);
    expect(tables.get("payment")?.totals).toMatchObject([
      { label: "Grand Total", values: { amount: { value: 1100n } } },
    ]);
  });
});

describe("keys that stand once for several rows", () => {
  const grouped: Entry[][] = [
    ["Carers", "18-64", 4, 5, 6],
    [null, "65+", 7, 8, 9],
    ["Mental health", "18-64", 1, 2, 3],
    [null, "65+", 3, 2, 1],
  ];
  const expected = [...BOTH, "mental young 1 2 3", "mental old 3 2 1"];

  it("reach down in merged cells, with the address of the cell that holds them", () => {
    const merges = [{ top: 1, left: 0, bottom: 2, right: 0 }];
    const { tables, rows } = read(grouped.slice(0, 2), { merges });
    expect(rows).toEqual(BOTH);
    expect(tables.get("readers")?.rows[1]?.values.group).toMatchObject({ value: "carers", cell: "A2" });
  });

  it("reach down without merges where every group has the same rows", () => {
    expect(read(grouped).rows).toEqual(expected);
  });

  it("are not carried down where groups differ: one may have been left out", () => {
    const { rows } = read([...grouped.slice(0, 2), ["Mental health", "18-64", 1, 2, 3]]);
    expect(rows[1]).toBe(" old 7 8 9");
  });

  it("give one finding where the merged cell cannot be read", () => {
    const merges = [{ top: 1, left: 0, bottom: 2, right: 0 }];
    const { findings } = read(
      [
        ["Carrers", "18-64", 4, 5, 6],
        [null, "65+", 7, 8, 9],
      ],
      { merges },
    );
    expect(codes(findings)).toEqual(["not-in-list group A2"]);
  });

  it("never carry numbers", () => {
    const merges = [{ top: 1, left: 2, bottom: 2, right: 2 }];
    const { rows } = read([ROW, ["Carers", "65+", null, 8, 9]], { merges });
    expect(rows[1]).toBe("carers old  8 9");
  });
});

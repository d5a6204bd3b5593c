import { describe, expect, it } from "vitest";
import type { Sheet } from "../../../packages/core/src/ingest/decode/workbook.ts";
import { form, payments, wide } from "./collections.ts";
import { codes, plainRows, readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, sheetOf } from "./sheet-of.ts";

const COLUMNS = ["group", "age", "ongoing", "direct", "managed"];
const HEADER = ["Client group", "Age band", "Ongoing support", "Direct payment", "Managed"];
const FIRST: Entry[][] = [HEADER, ["Carers", "18-64", 4, 5, 6], ["Carers", "65+", 7, 8, 9]];
const OTHER: Entry[][] = [HEADER, ["Carers", "18-64", 1, 1, 1], ["Carers", "65+", 2, 2, 2]];
const MONEY: Entry[][] = [
  ["Community services budget", "Personal budget spend"],
  ["£61,250,000.00", "£5,410,200.50"],
];
const EMPTY: Entry[][] = [HEADER, ["Carers", "18-64"], ["Carers", "65+"]];
const READ = ["carers young 4 5 6", "carers old 7 8 9"];

function read(...sheets: readonly Sheet[]) {
  const result = readWorkbook(bookOf(...sheets), form, "2010-03-31", "102");
  return { ...result, readers: plainRows(result.tables.get("readers"), COLUMNS) };
}

describe("tables are found", () => {
  it("one under another, with titles and blank rows between", () => {
    const { readers, tables, match } = read(sheetOf([["Readers"], ...FIRST, [], ["Money"], ...MONEY]));
    expect(readers).toEqual(READ);
    expect(plainRows(tables.get("money"), ["budget", "spend"])).toEqual(["6125000000 541020050"]);
    expect(match.tables.map(({ table, range }) => [table, range])).toEqual([
      ["readers", "A2:E4"],
      ["money", "A7:B8"],
    ]);
    expect(match.findings).toEqual([]);
  });

  it("one right under another, with nothing between", () => {
    const { readers, tables } = read(sheetOf([...FIRST, ...MONEY]));
    expect(readers).toEqual(READ);
    expect(tables.get("money")?.rows.length).toBe(1);
  });

  it("side by side", () => {
    const rows = FIRST.map((row, place) => [...row, null, ...(MONEY[place] ?? [])]);
    const { readers, tables, match } = read(sheetOf(rows));
    expect(readers).toEqual(READ);
    expect(plainRows(tables.get("money"), ["budget", "spend"])).toEqual(["6125000000 541020050"]);
    expect(match.findings).toEqual([]);
  });

  it("in one wide table without a gap", () => {
    const rows = FIRST.map((row, place) => [...row, ...(MONEY[place] ?? [])]);
    const { readers, tables } = read(sheetOf(rows));
    expect(readers).toEqual(READ);
    expect(tables.get("money")?.rows.length).toBe(1);
  });

  it("on different sheets, whatever else is on others", () => {
    const { readers, tables, findings } = read(
      sheetOf([["Guidance"], ["Client group", "The group of the reader."], ["Ongoing support", "People."]], {
        name: "Guidance",
      }),
      sheetOf(FIRST, { name: "A" }),
      sheetOf(MONEY, { name: "B" }),
    );
    expect(readers).toEqual(READ);
    expect(tables.get("money")?.rows[0]?.sheet).toBe("B");
    expect(findings).toEqual([]);
  });

  it("below and beside empty rows and columns, with more of them inside", () => {
    const spread = FIRST.map(([a = null, b = null, ...rest]) => [null, null, a, b, null, ...rest]);
    const { readers } = read(sheetOf([[], [], [], spread[0] ?? [], [], spread[1] ?? [], [], [], spread[2] ?? []]));
    expect(readers).toEqual(READ);
  });

  it("on the visible sheet, where a hidden one has a copy", () => {
    const { readers, findings } = read(
      sheetOf(OTHER, { name: "Old", visibility: "hidden" }),
      sheetOf(FIRST, { name: "New" }),
    );
    expect(readers).toEqual(READ);
    expect(findings).toMatchObject([
      { code: "hidden-sheet", severity: "note", facts: { name: "Old", visibility: "hidden" } },
    ]);
  });

  it("on a hidden sheet where there is no other, and it is said", () => {
    const { readers, findings } = read(sheetOf(FIRST, { visibility: "very hidden" }));
    expect(readers).toEqual(READ);
    expect(findings).toMatchObject([{ code: "hidden-sheet", facts: { visibility: "very hidden" } }]);
  });

  it("where they are filled in, not where the form was left empty", () => {
    const { readers, findings } = read(sheetOf(EMPTY, { name: "Readers" }), sheetOf(FIRST, { name: "Sheet2" }));
    expect(readers).toEqual(READ);
    expect(findings).toEqual([]);
  });

  it("where their title stands, if there are several", () => {
    const { readers, findings } = read(
      sheetOf([["Trial run"], ...OTHER]),
      sheetOf([["Table 1: Readers in the county"], ...FIRST], { name: "Sheet2" }),
    );
    expect(readers).toEqual(READ);
    expect(findings).toEqual([]);
  });

  it("for this period, where only another table of each sheet says which it is", () => {
    const dated = (day: string, table: typeof FIRST) => [[`Position at ${day}`], ...table, [], [], ...MONEY];
    const { tables, findings } = read(
      sheetOf(dated("31 March 2009", OTHER), { name: "A" }),
      sheetOf(dated("31 March 2010", FIRST), { name: "B" }),
    );
    expect(["readers", "money"].map((table) => tables.get(table)?.rows[0]?.sheet)).toEqual(["B", "B"]);
    expect(findings.map(({ code, place, facts }) => [code, place.table, place.sheet, facts])).toEqual([
      ["other-period-left", "readers", "A", expect.objectContaining({ period: "31 March 2009" })],
      ["other-period-left", "money", "A", expect.objectContaining({ period: "31 March 2009" })],
    ]);
  });

  it("for this period, by sheets that are named by years", () => {
    const { readers, findings } = read(sheetOf(OTHER, { name: "2009" }), sheetOf(FIRST, { name: "2010" }));
    expect(readers).toEqual(READ);
    expect(findings).toMatchObject([{ code: "other-period-left", facts: { period: "31 March 2009" } }]);
  });

  it.each(["March 2009", "Mar 09", "MAR-2009"])(
    "for this period, by a sheet of another year that is named %s",
    (name) => {
      const { readers, findings } = read(sheetOf(OTHER, { name }), sheetOf(FIRST, { name: "Return" }));
      expect(readers).toEqual(READ);
      expect(findings).toMatchObject([{ code: "other-period-left", facts: { period: "31 March 2009" } }]);
    },
  );

  it("not by a sheet that is named after a month in which no such day is", () => {
    const { findings } = read(sheetOf(FIRST, { name: "Return" }), sheetOf(OTHER, { name: "September 2009" }));
    expect(findings).toMatchObject([{ code: "two-tables" }]);
  });

  it("for this period, though that of another has all its headers and it has not", () => {
    const doubled = FIRST.map((row, at) => [...row, at === 0 ? "Ongoing support" : 0]);
    const { findings } = read(
      sheetOf([["Position at 31 March 2009"], ...OTHER, [], ["Position at 31 March 2010"], ...doubled]),
    );
    expect(findings.map(({ code, place }) => `${code} ${place.cell}`)).toEqual([
      "ambiguous-column C7",
      "other-period-left A2:E4",
    ]);
  });

  it("of the one period there is, where it is another's by its sheet's name", () => {
    const { readers, findings } = read(sheetOf(FIRST, { name: "2009" }));
    expect(readers).toEqual(READ);
    expect(findings).toEqual([]);
  });

  it("for this period, if there is one of another", () => {
    const { readers, findings } = read(
      sheetOf([["Position at 31 March 2009"], ...OTHER], { name: "A" }),
      sheetOf([["Position at 31 March 2010"], ...FIRST], { name: "B" }),
    );
    expect(readers).toEqual(READ);
    expect(findings).toMatchObject([
      { code: "other-period-left", place: { sheet: "A" }, facts: { period: "31 March 2009", rows: 2 } },
    ]);
  });
});

describe("a list of words on a hidden sheet", () => {
  it("is not worth a note", () => {
    const lists = sheetOf([["Carers"], ["Mental health"]], { name: "Lists", visibility: "hidden" });
    expect(read(sheetOf(FIRST), lists).findings).toEqual([]);
  });
});

describe("two tables that could be the one asked for", () => {
  it.each([
    [
      "on two sheets",
      [sheetOf(FIRST, { name: "A" }), sheetOf(OTHER, { name: "B copy" })],
      ["A!A1:E3", "'B copy'!A1:E3"],
    ],
    ["one under another", [sheetOf([...FIRST, [], ["Last year"], ...OTHER])], ["Sheet1!A1:E3", "Sheet1!A6:E8"]],
    [
      "side by side",
      [sheetOf(FIRST.map((row, place) => [...row, null, ...(OTHER[place] ?? [])]))],
      ["Sheet1!A1:E3", "Sheet1!G1:K3"],
    ],
  ])("are an error %s", (_, sheets, ranges) => {
    const { findings, readers } = read(...sheets);
    expect(findings).toMatchObject([{ code: "two-tables", severity: "error", facts: { title: "Readers", ranges } }]);
    expect(readers).toEqual(READ);
  });
});

describe("a header that comes again", () => {
  it("after a page break does not end the table", () => {
    const { readers, match } = read(sheetOf([...FIRST, [], HEADER, ["Mental health", "18-64", 1, 2, 3]]));
    expect(readers).toEqual([...READ, "mental young 1 2 3"]);
    expect(match.findings).toEqual([]);
    expect(match.tables[0]?.range).toBe("A1:E6");
  });
});

describe("no table", () => {
  it("is an error that names the headers and the sheets", () => {
    const { findings } = read(sheetOf([["Dear colleague"], ["our figures follow"]], { name: "Letter" }));
    expect(findings).toMatchObject([
      {
        code: "no-table",
        severity: "error",
        place: { table: "readers" },
        facts: {
          title: "Readers",
          headers: ["Client group", "Age band", "Ongoing support", "Direct payment", "Managed by council"],
          sheets: ["Letter"],
        },
      },
    ]);
  });

  it("is found where fewer than half the headers are there", () => {
    expect(
      codes(
        read(
          sheetOf([
            ["Client group", "Age band", "Books"],
            ["Carers", "18-64", 4],
          ]),
        ).findings,
      ),
    ).toEqual(["no-table"]);
  });

  it("is found in an empty workbook, or one without sheets", () => {
    expect(codes(read(sheetOf([])).findings)).toEqual(["no-table"]);
    expect(codes(read().findings)).toEqual(["no-table"]);
  });
});

describe("a table with headers only", () => {
  it("has no rows, and it is said", () => {
    const { findings } = read(sheetOf([["Title"], HEADER, ["Note: nothing to report"]]));
    expect(findings).toMatchObject([{ code: "no-rows", place: { cell: "A2:E2", table: "readers" } }]);
  });
});

describe("a table that may be left out", () => {
  it("may be left empty, with its headers there", () => {
    const { findings, tables } = read(sheetOf(FIRST), sheetOf(MONEY.slice(0, 1), { name: "Money" }));
    expect(findings).toEqual([]);
    expect(tables.get("money")?.rows).toEqual([]);
  });
});

describe("the column of councils", () => {
  const rows: Entry[][] = [
    [null, "All ages", "Total 18-64", "Carers with direct payments"],
    ["102-Cumbria", 1, 2, 3],
    ["Northumberland UA", 4, 5, 6],
  ];
  const values = ["council", "all", "young", "carers"];

  it("is found by what stands in it where it has no header", () => {
    const { tables, match } = readWorkbook(bookOf(sheetOf(rows)), wide, "2009-10");
    expect(plainRows(tables.get("activity"), values)).toEqual(["102 1 2 3", "104 4 5 6"]);
    expect(match.tables[0]?.columns[0]).toEqual({ column: "council", index: 0, header: "", cell: "A1" });
    expect(match.tables[0]?.range).toBe("A1:D3");
  });

  it("is found under a header that is not known, and is then the one with councils in it", () => {
    const named = [
      ["Ref", "Sender", ...(rows[0] ?? []).slice(1)],
      ["a1", "Cumbria", 1, 2, 3],
      ["a2", "Northumberland", 4, 5, 6],
      ["a3", "Gateshead", 4, 5, 6],
    ];
    const { tables } = readWorkbook(bookOf(sheetOf(named)), wide, "2009-10");
    expect(tables.get("activity")?.rows.map(({ authority }) => authority)).toEqual(["102", "104", "106"]);
  });

  it("is the one of two headers under which councils stand", () => {
    const sheet = sheetOf([
      ["Body", "Body name", "Date", "Transaction number", "Amount", "Supplier name"],
      ["http://statistics.example/id/1", "Trafford", "03/09/2014", "1", "5.00", "A"],
      ["http://statistics.example/id/1", "Trafford", "04/09/2014", "2", "6.00", "B"],
    ]);
    const { tables } = readWorkbook(bookOf(sheet), payments, "2014-09");
    expect(tables.get("payment")?.rows.map(({ authority }) => authority)).toEqual(["312", "312"]);
  });

  it("is missing where no column has councils in it", () => {
    const sheet = sheetOf([
      ["All ages", "Total 18-64", "Carers with direct payments"],
      [1, 2, 3],
    ]);
    expect(codes(readWorkbook(bookOf(sheet), wide, "2009-10").findings)).toEqual(["missing-column council"]);
  });
});

describe("a table that is not as whole as another", () => {
  const SPOILT = FIRST.map((row, at) => [
    ...row.slice(0, 2),
    at === 0 ? "Ongoing help" : (row[2] ?? null),
    ...row.slice(3),
  ]);
  const asked = (...sheets: readonly Sheet[]) =>
    read(...sheets)
      .findings.filter(({ code }) => code === "block-not-read")
      .map(({ severity, place }) => {
        return `${severity} ${place.sheet} ${place.cell}`;
      });

  it("is asked about where a copy of it is read instead", () => {
    const [copy, own] = [sheetOf(OTHER, { name: "Sheet2" }), sheetOf(SPOILT, { name: "Return" })];
    expect(asked(copy, own)).toEqual(["query Return A1:E3"]);
    const unknown = FIRST.map((row, at) => (at === 0 ? row : ["Others", ...row.slice(1)]));
    const keyless = sheetOf([...unknown.map((row) => [...row, 0]), []], { name: "Return" });
    expect(asked(copy, keyless)).toEqual([]);
    expect(asked(sheetOf(OTHER, { name: "Sheet2", visibility: "hidden" }), own)).toEqual([]);
  });

  it("is not where it is of another year, empty or of other rows", () => {
    const copy = sheetOf(OTHER, { name: "Sheet2" });
    expect(asked(copy, sheetOf(SPOILT, { name: "2009" }))).toEqual([]);
    const empty = SPOILT.map((row, at) => (at === 0 ? row : row.slice(0, 2)));
    expect(asked(copy, sheetOf(empty, { name: "Return" }))).toEqual([]);
    const others = SPOILT.map((row, at) => (at === 0 ? row : ["Mental health", ...row.slice(1)]));
    expect(asked(copy, sheetOf(others, { name: "Return" }))).toEqual([]);
  });
});

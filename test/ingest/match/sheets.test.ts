import { describe, expect, it } from "vitest";
import type { Sheet } from "../../../packages/core/src/ingest/decode/workbook.ts";
import { form, wide } from "./collections.ts";
import { codes, plainRows, readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, type SheetOptions, sheetOf } from "./sheet-of.ts";

const HEADER = ["All ages", "Total 18-64", "Carers with direct payments"];
const COLUMNS = ["council", "all", "young", "carers"];

function council(above: readonly (readonly Entry[])[], row: readonly Entry[], options: SheetOptions = {}) {
  return sheetOf([...above, HEADER, row], options);
}

function read(...sheets: readonly Sheet[]) {
  const result = readWorkbook(bookOf(...sheets), wide, "2009-10");
  const table = result.tables.get("activity");
  return { ...result, table, rows: plainRows(table, COLUMNS), said: codes(result.findings) };
}

describe("a sheet for each council, in a file of many", () => {
  const expected = ["102 1 2 3", "104 4 5 6"];

  it.each<[string, Sheet[]]>([
    [
      "beside a label",
      [
        council([["Council", "Cumbria"]], [1, 2, 3], { name: "S1" }),
        council([["Local authority:", "Northumberland"], []], [4, 5, 6], { name: "S2" }),
      ],
    ],
    [
      "in a title",
      [
        council([["Direct payments 2009-10: Cumbria"]], [1, 2, 3], { name: "S1" }),
        council([["Northumberland UA"], []], [4, 5, 6], { name: "S2" }),
      ],
    ],
    ["in the sheet's name", [council([], [1, 2, 3], { name: "Cumbria" }), council([], [4, 5, 6], { name: "104" })]],
  ])("is read as one table, where it is named %s", (_, sheets) => {
    const { rows, said, match } = read(...sheets);
    expect(rows).toEqual(expected);
    expect(said).toEqual([]);
    expect(match.tables.map(({ sheetIndex, authority }) => [sheetIndex, authority?.code])).toEqual([
      [0, "102"],
      [1, "104"],
    ]);
  });

  it("gives the rows the council with the cell that says so", () => {
    const { table } = read(
      council([["Council", "Cumbria"], []], [1, 2, 3], { name: "S1" }),
      council([], [4, 5, 6], { name: "Northumberland" }),
    );
    expect(
      table?.rows.map(({ authority, values }) => [authority, values.council?.cell, values.council?.shown]),
    ).toEqual([
      ["102", "B1", "Cumbria"],
      ["104", "", "Northumberland"],
    ]);
  });

  it("says of a sheet that names no council that it does not", () => {
    const { rows, findings } = read(
      council([], [1, 2, 3], { name: "Cumbria" }),
      council([], [4, 5, 6], { name: "Northumberland" }),
      council([], [7, 8, 9], { name: "Gatesheed" }),
    );
    expect(rows).toEqual(expected);
    expect(findings).toMatchObject([
      {
        code: "unknown-authority",
        severity: "error",
        place: { sheet: "Gatesheed" },
        facts: { nearest: ["Gateshead"] },
      },
    ]);
  });

  it("says of a sheet whose label names another council than its name does that it is not clear", () => {
    const { rows, findings } = read(
      council([], [1, 2, 3], { name: "Cumbria" }),
      council([], [4, 5, 6], { name: "Northumberland" }),
      council([["Council", "Cumbria"]], [7, 8, 9], { name: "Gateshead" }),
    );
    expect(rows).toEqual(expected);
    expect(findings).toMatchObject([{ code: "ambiguous-authority", place: { cell: "B1", sheet: "Gateshead" } }]);
  });

  it("leaves out sheets of England, summaries and empty forms", () => {
    const { rows, said } = read(
      council([], [5, 7, 9], { name: "England" }),
      council([], [5, 7, 9], { name: "Summary" }),
      council([], [1, 2, 3], { name: "Cumbria" }),
      council([], [4, 5, 6], { name: "Northumberland" }),
      council([], [], { name: "Durham" }),
    );
    expect(rows).toEqual(expected);
    expect(said).toEqual([]);
  });

  it("names a column that one of the sheets lacks, on that sheet", () => {
    const lacks = sheetOf([HEADER.slice(0, 2), [4, 5]], { name: "Northumberland" });
    const { rows, findings } = read(council([], [1, 2, 3], { name: "Cumbria" }), lacks);
    expect(rows).toEqual(["102 1 2 3", "104 4 5 "]);
    expect(findings).toMatchObject([{ code: "missing-column", place: { sheet: "Northumberland", column: "carers" } }]);
  });

  it("notes a column nobody asks for once, not on every sheet", () => {
    const more = (name: string) =>
      sheetOf(
        [
          [...HEADER, "Checked"],
          [1, 2, 3, "x"],
        ],
        { name },
      );
    expect(read(more("Cumbria"), more("Durham"), more("Northumberland")).said).toEqual(["column-not-used D1"]);
  });

  it("is not made of one sheet, nor of sheets of which none or one names a council", () => {
    expect(read(council([["Council", "Cumbria"]], [1, 2, 3])).said).toEqual(["missing-column council"]);
    expect(read(council([], [1, 2, 3], { name: "A" }), council([], [4, 5, 6], { name: "B" })).said).toEqual([
      "two-tables",
      "missing-column council",
    ]);
    expect(read(council([], [1, 2, 3], { name: "A" }), council([], [4, 5, 6], { name: "Cumbria" })).said).toEqual([
      "two-tables",
      "missing-column council",
    ]);
  });

  it("is not read from a return of one council", () => {
    const table: Entry[][] = [
      ["Client group", "Age band", "Ongoing support", "Direct payment", "Managed"],
      ["Carers", "18-64", 4, 5, 6],
    ];
    const book = bookOf(sheetOf(table, { name: "Cumbria" }), sheetOf(table, { name: "Durham" }));
    expect(codes(readWorkbook(book, form, "2010-03-31", "102").findings)).toEqual(["two-tables"]);
  });
});

describe("a table that goes on over several sheets", () => {
  const sheet = (name: string, ...rows: Entry[][]) => sheetOf([["Council", ...HEADER], ...rows], { name });

  it("is read as one, where no council is on two of them", () => {
    const { rows, said, match } = read(
      sheet("A to M", ["Cumbria", 1, 2, 3], ["Durham", 3, 2, 1]),
      sheet("N to Z", ["Northumberland", 4, 5, 6], ["TOTAL England", 8, 9, 10]),
    );
    expect(rows).toEqual(["102 1 2 3", "116 3 2 1", "104 4 5 6"]);
    expect(said).toEqual([]);
    expect(match.tables.map(({ sheet: name, range }) => `${name} ${range}`)).toEqual(["A to M A1:D3", "N to Z A1:D3"]);
  });

  it("is two tables where a council is on both, and is not taken with that of another year", () => {
    const one = sheet("One", ["Cumbria", 1, 2, 3], ["Durham", 3, 2, 1]);
    expect(read(one, sheet("Two", ["Cumbria", 1, 2, 3])).said).toEqual(["two-tables"]);
    expect(read(one, sheet("2008-09", ["Northumberland", 4, 5, 6])).rows).toEqual(["102 1 2 3", "116 3 2 1"]);
  });
});

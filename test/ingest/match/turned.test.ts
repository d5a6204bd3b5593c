import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellAddress } from "../../../packages/core/src/ingest/decode/address.ts";
import { readAddress } from "../../../packages/core/src/ingest/decode/read-address.ts";
import type { Sheet } from "../../../packages/core/src/ingest/decode/workbook.ts";
import type { NormalisedTable } from "../../../packages/core/src/ingest/normalise/normalised.ts";
import { form, wide } from "./collections.ts";
import { codes, plainRows, readWorkbook } from "./read-sheet.ts";
import { bookOf, sheetOf, textSheet } from "./sheet-of.ts";

const COUNCILS = ["council", "all", "young", "carers"];
const READERS = ["group", "age", "ongoing", "direct", "managed"];

function readWide(...sheets: readonly Sheet[]) {
  const result = readWorkbook(bookOf(...sheets), wide, "2009-10");
  return { ...result, rows: plainRows(result.tables.get("activity"), COUNCILS), said: codes(result.findings) };
}

function readForm(...sheets: readonly Sheet[]) {
  const result = readWorkbook(bookOf(...sheets), form, "2010-03-31", "102");
  return { ...result, rows: plainRows(result.tables.get("readers"), READERS), said: codes(result.findings) };
}

describe("a table with councils as columns", () => {
  const text = `
Direct payments, 2009-10
Council | Cumbria | Northumberland | TOTAL England
All ages | 1 | 4 | 5
Total 18-64 | 2 | 5 | 7
Carers with direct payments | 3 | .. | 3
Source: our own records`;

  it("is read as if it stood upright, with the addresses of the real cells", () => {
    const { match, rows, said, tables } = readWide(textSheet(text));
    expect(rows).toEqual(["102 1 2 3", "104 4 5 x"]);
    expect(said).toEqual([]);
    expect(match.tables[0]).toMatchObject({ orientation: "columns", range: "A2:D5" });
    expect(match.tables[0]?.columns.map(({ cell }) => cell)).toEqual(["A2", "A3", "A4", "A5"]);
    expect(match.period).toMatchObject({ text: "Direct payments, 2009-10", cell: "A1" });
    const table = tables.get("activity");
    expect(table?.rows.map(({ row, values }) => [row, values.council?.cell, values.carers?.cell])).toEqual([
      [2, "B2", "B5"],
      [2, "C2", "C5"],
    ]);
    expect(table?.totals).toMatchObject([{ label: "TOTAL England", values: { all: { value: 5n, cell: "D3" } } }]);
  });

  it("may lack the header of councils, and have words between", () => {
    const { rows, said } = readWide(
      textSheet(`
 | Definition | Unit | Cumbria | Northumberland
All ages | Everyone | No. | 1 | 4
Total 18-64 | The younger of them | No. | 2 | 5

Carers with direct payments | Whoever cares | No. | 3 | 6`),
    );
    expect(rows).toEqual(["102 1 2 3", "104 4 5 6"]);
    expect(said).toEqual([]);
  });

  it("has findings at the real cells", () => {
    const { findings } = readWide(textSheet(text.replace("| 5 | 7", "| n/k | 7").replace("Total 18-64", "Younger")));
    expect(codes(findings)).toEqual(["missing-column young", "column-not-used A4"]);
    expect(readWide(textSheet(text.replace("| 5 | 7", "| n/k | 7"))).findings).toMatchObject([
      { code: "not-a-number", place: { cell: "C4", row: 4, column: "young" }, value: "n/k" },
    ]);
  });

  it("has headers in two columns, merged over several rows", () => {
    const sheet = sheetOf(
      [
        [null, "Council", "Cumbria", "Durham"],
        ["Direct payments", "All ages", 1, 4],
        [null, "Total 18-64", 2, 5],
        ["Carers", "with direct payments", 3, 6],
      ],
      { merges: [{ top: 1, left: 0, bottom: 2, right: 0 }] },
    );
    expect(readWide(sheet).rows).toEqual(["102 1 2 3", "116 4 5 6"]);
  });

  it("is left alone where the table stands upright as well, and said to be", () => {
    const upright = textSheet("Council | All ages | Total 18-64 | Carers with direct payments\nDurham | 7 | 8 | 9");
    expect(readWide(textSheet(text), upright)).toMatchObject({ rows: ["116 7 8 9"], said: ["sheets-not-read"] });
  });

  it("may be a sheet for each council", () => {
    const one = (name: string, value: string) =>
      textSheet(`All ages | ${value}\nTotal 18-64 | ${value}\nCarers with direct payments | ${value}`, { name });
    const { rows, said } = readWide(one("Cumbria", "5"), one("Durham", "6"));
    expect(rows).toEqual(["102 5 5 5", "116 6 6 6"]);
    expect(said).toEqual([]);
  });
});

describe("a table with its rows as columns", () => {
  it("has keys that reach over merged columns", () => {
    const sheet = sheetOf(
      [
        ["Readers"],
        ["Client group", "Carers", null, "Mental health", null],
        ["Age band", "18-64", "65+", "18-64", "65+"],
        ["Ongoing support", 4, 7, 1, 2],
        ["Direct payment", 5, 8, 1, 2],
        ["Managed", 6, 9, 1, 2],
      ],
      {
        merges: [
          { top: 1, left: 1, bottom: 1, right: 2 },
          { top: 1, left: 3, bottom: 1, right: 4 },
        ],
      },
    );
    const { rows, said, tables } = readForm(sheet);
    expect(rows).toEqual(["carers young 4 5 6", "carers old 7 8 9", "mental young 1 1 1", "mental old 2 2 2"]);
    expect(said).toEqual([]);
    expect(tables.get("readers")?.rows[1]?.values.group?.cell).toBe("B2");
  });
});

describe("councils as columns over few of the headers", () => {
  it("are none of this table", () => {
    const text = `
Council | Cumbria | Durham
Meals | 1 | 4
Carers with direct payments | 3 | 5`;
    expect(readWide(textSheet(text)).said).toEqual(["no-table"]);
  });
});

describe("a column of headers that is no table", () => {
  it.each([
    [
      "with what each means",
      `
Client group | The group of the reader
Age band | The age of the reader
Ongoing support | How many in 2010
Direct payment | How many
Managed | How many`,
    ],
    ["with nothing beside it", "Client group\nAge band\nOngoing support\nDirect payment\nManaged"],
    [
      "with where each is",
      `
Contents | Page
Client group | 1
Age band | 2
Ongoing support | 3
Direct payment | 4
Managed | 5`,
    ],
    [
      "to be ticked off",
      `
Field | Done
Client group | Yes
Age band | Yes
Ongoing support | No
Direct payment | Yes
Managed | 1`,
    ],
  ])("is left alone %s", (_, text) => {
    expect(readForm(textSheet(text)).said).toEqual(["no-table"]);
  });
});

const HEADER = ["Client group", "Age band", "Ongoing support", "Direct payment", "Managed"];
const body = fc.uniqueArray(
  fc.tuple(
    fc.constantFrom("Physical disability", "Mental health", "Carers"),
    fc.constantFrom("18-64", "65 and over"),
    fc.nat(9999),
    fc.nat(9999),
    fc.oneof(fc.nat(9999), fc.constantFrom(null, "-", "n/k", -1)),
  ),
  { minLength: 1, maxLength: 6, selector: ([group, age]) => `${group} ${age}` },
);

function turned(sheet: Sheet): Sheet {
  const width = Math.max(...sheet.rows.map((row) => row?.length ?? 0));
  const rows = Array.from({ length: width }, (_, column) => sheet.rows.map((row) => row?.[column]));
  return { ...sheet, rows };
}

/** Of a cell, or of a range by its corners. */
function turnedAddress(address: string): string {
  const corners = address.split(":").map((cell) => {
    const place = readAddress(cell);
    return place === undefined ? cell : cellAddress(place.column, place.row);
  });
  return corners.join(":");
}

function cellsOf(table: NormalisedTable | undefined, address: (cell: string) => string): string[] {
  return (table?.rows ?? []).flatMap(({ values }) =>
    Object.entries(values).map(
      ([column, { value, status, cell }]) => `${column} ${value} ${status} ${cell === "" ? "" : address(cell)}`,
    ),
  );
}

describe("a table turned over", () => {
  it("gives the same values, with the addresses turned over", () => {
    fc.assert(
      fc.property(body, fc.nat(3), fc.nat(3), (rows, down, right) => {
        const before = Array.from({ length: right }, () => null);
        const sheet = sheetOf([
          ...Array.from({ length: down }, () => []),
          ...[HEADER, ...rows].map((row) => [...before, ...row]),
        ]);
        const upright = readForm(sheet);
        const over = readForm(turned(sheet));
        expect(cellsOf(over.tables.get("readers"), turnedAddress)).toEqual(
          cellsOf(upright.tables.get("readers"), (cell) => cell),
        );
        expect(over.findings.map(({ code, place }) => [code, turnedAddress(place.cell ?? "")])).toEqual(
          upright.findings.map(({ code, place }) => [code, place.cell ?? ""]),
        );
      }),
      { numRuns: 150 },
    );
  });
});

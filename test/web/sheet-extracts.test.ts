import { describe, expect, it } from "vitest";
import { openFile } from "../../packages/core/src/workflows/open-file.ts";
import { type SheetExtract, sheetExtracts } from "../../packages/core/src/workflows/sheet-extracts.ts";

const LINES = Array.from({ length: 40 }, (_, row) =>
  Array.from({ length: 12 }, (_, column) => (row === 2 ? `Header ${column}` : `r${row + 1}c${column + 1}`)).join(","),
);

async function workbook() {
  const { decoded } = await openFile(new TextEncoder().encode(LINES.join("\n")));
  if (decoded.kind !== "workbook") throw new Error("not read");
  return decoded.workbook;
}

const TABLES = [{ sheet: "", range: "A3:L40", headerRows: [3] }];
const at = (...cells: readonly (string | null)[]) => cells.map((cell) => ({ sheet: null, cell }));

function faulty({ letters, rows }: SheetExtract): string[] {
  return rows.flatMap(({ number, cells }) =>
    cells.flatMap((cell, column) => (cell.faulty ? [`${letters[column]}${number}`] : [])),
  );
}

describe("the extracts of a sheet", () => {
  it("show a cell among its neighbours, under its header and beside the first cell of its row", async () => {
    const [extract] = sheetExtracts(await workbook(), at("F20"), { tables: TABLES, most: 5 });
    expect(extract?.letters).toEqual(["A", "E", "F", "G"]);
    expect(extract?.rows.map(({ number, header }) => [number, header])).toEqual([
      [3, true],
      [19, false],
      [20, false],
      [21, false],
    ]);
    expect(extract?.rows[2]?.cells.map(({ shown }) => shown)).toEqual(["r20c1", "r20c5", "r20c6", "r20c7"]);
    expect(extract === undefined ? [] : faulty(extract)).toEqual(["F20"]);
  });

  it("put cells near each other together, and others apart", async () => {
    const extracts = sheetExtracts(await workbook(), at("B5", "C6", "B9", "L30"), { tables: TABLES, most: 5 });
    expect(extracts.map(faulty)).toEqual([["B5", "C6", "B9"], ["L30"]]);
  });

  it("are no more than asked for, and none for what has no cell", async () => {
    const many = Array.from({ length: 30 }, (_, n) => `B${n * 20 + 5}`);
    expect(sheetExtracts(await workbook(), at(...many), { tables: [], most: 3 })).toHaveLength(3);
    expect(sheetExtracts(await workbook(), at(null, "", "no cell"), { tables: [], most: 3 })).toEqual([]);
    expect(sheetExtracts(await workbook(), [{ sheet: "Other", cell: "A1" }], { tables: [], most: 3 })).toEqual([]);
  });

  it("stay small for a range as large as a sheet, at its edge and beyond it", async () => {
    for (const cell of ["A1:XFD1048576", "A1", "XFD1048576", "L40"]) {
      const [extract] = sheetExtracts(await workbook(), at(cell), { tables: TABLES, most: 1 });
      expect(extract?.letters.length, cell).toBeLessThanOrEqual(7);
      expect(extract?.rows.length, cell).toBeLessThanOrEqual(11);
    }
  });
});

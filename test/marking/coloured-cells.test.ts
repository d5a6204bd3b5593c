import { describe, expect, it } from "vitest";
import { formatAt, mark, rowsOf, styleOf } from "./marked-parts.ts";
import { at, MAIN, sheet } from "./package-of.ts";

describe("colours", () => {
  it("differ by severity, and the worst of a cell is the one shown", () => {
    const parts = mark(
      {},
      at("People", "A3", { severity: "note" }),
      at("People", "A3", { severity: "query", message: "Is it so?" }),
      at("People", "D3", { severity: "note" }),
    );
    const fills = ["A3", "D3"].map(
      (cell) => formatAt(parts["xl/styles.xml"], styleOf(parts["xl/worksheets/sheet1.xml"], cell)).fill,
    );
    expect(fills).toEqual(["FFF0C040", "FFD0E0E8"]);
    expect(parts["xl/comments1.xml"]).toContain(
      "Query: Is it so?\nEnter a number.\n\nNote: Cannot read it.\nEnter a number.",
    );
  });

  it("are deep under light text, so that it can still be read", () => {
    const parts = mark({}, at("People", "A1"));
    const { format, fill } = formatAt(parts["xl/styles.xml"], styleOf(parts["xl/worksheets/sheet1.xml"], "A1"));
    expect(format).toContain('fontId="1"');
    expect(fill).toMatch(/^FF80000\d$/);
  });

  it("go to every cell of a range up to 200, and the comment to the first", () => {
    const parts = mark({}, at("Money", "A1:CV3"));
    expect([...rowsOf(parts["xl/worksheets/sheet2.xml"]).matchAll(/ s="\d+"/g)]).toHaveLength(200);
    expect([...(parts["xl/comments1.xml"] ?? "").matchAll(/<comment ref="(\w+)"/g)].map(([, ref]) => ref)).toEqual([
      "A1",
    ]);
  });

  it("go to the cell that is seen where a merge covers the cell", () => {
    const merged = sheet(
      '<row r="1"><c r="A1"/></row><row r="2"/>',
      '<mergeCells count="1"><mergeCell ref="A1:B4"/></mergeCells>',
    );
    const parts = mark({ "xl/worksheets/sheet1.xml": merged }, at("People", "B3"));
    expect(rowsOf(parts["xl/worksheets/sheet1.xml"])).toMatch(/^<row r="1"><c r="A1" s="\d+"\/><\/row><row r="2"\/>$/);
    expect(parts["xl/comments1.xml"]).toContain('ref="A1"');
  });

  it("are put where a style is missing, empty or beyond the list", () => {
    const rows = '<row r="1"><c r="A1" s=""><v>1</v></c><c r="B1" s="99"><v>2</v></c><c r="C1"><v>3</v></c></row>';
    const parts = mark({ "xl/worksheets/sheet1.xml": sheet(rows) }, at("People", "A1:C1"));
    const styles = ["A1", "B1", "C1"].map((cell) => styleOf(parts["xl/worksheets/sheet1.xml"], cell));
    expect(new Set(styles).size).toBe(1);
    expect(formatAt(parts["xl/styles.xml"], styles[0] ?? -1).fill).toBe("FFF09090");
  });
});

describe("blank cells", () => {
  it("are added in order: between cells, at the end of a row, in a row that closes itself, and in rows that are not there", () => {
    const parts = mark({}, ...["C3", "E3", "B6", "A2", "A4", "B9"].map((cell) => at("People", cell)));
    const shape = rowsOf(parts["xl/worksheets/sheet1.xml"])
      .replaceAll(/ s="\d+"/g, "")
      .replaceAll(/<c r="(\w+)".*?(?:\/>|<\/c>)/g, "$1 ");
    expect(shape).toBe(
      '<row r="1" spans="1:3">A1 C1 </row><row r="2">A2 </row><row r="3" >A3 B3 C3 D3 E3 </row><row r="4">A4 </row><row r="6">B6 </row><row r="9">B9 </row>',
    );
    expect(parts["xl/worksheets/sheet1.xml"]).toContain('<dimension ref="A1:E9"/>');
  });

  it("have the format their row or column gives them", () => {
    const before = '<dimension ref="A1"/><cols><col min="2" max="3" width="9" style="3"/></cols>';
    const rows = '<row r="1"/><row r="2" s="1" customFormat="1"/><row r="3" s="1"/>';
    const parts = mark({ "xl/worksheets/sheet1.xml": sheet(rows, "", before) }, at("People", "B1:B4"));
    const formats = ["B1", "B2", "B3", "B4"].map((cell) => {
      const { format } = formatAt(parts["xl/styles.xml"], styleOf(parts["xl/worksheets/sheet1.xml"], cell));
      return /numFmtId="(\d+)"/.exec(format)?.[1];
    });
    expect(formats).toEqual(["10", "164", "10", "10"]);
  });

  it("are added to a sheet without rows", () => {
    const empty = `<worksheet xmlns="${MAIN}"><sheetViews/><pageMargins left="1"/></worksheet>`;
    const closed = sheet("").replace("<sheetData></sheetData>", "<sheetData/>");
    const first = mark({ "xl/worksheets/sheet1.xml": empty }, at("People", "B2"))["xl/worksheets/sheet1.xml"];
    expect(first).toMatch(
      /<sheetViews\/><sheetData><row r="2"><c r="B2" s="\d+"\/><\/row><\/sheetData><pageMargins left="1"\/><legacyDrawing xmlns:r=/,
    );
    const second = mark({ "xl/worksheets/sheet1.xml": closed }, at("People", "B2"))["xl/worksheets/sheet1.xml"];
    expect(second).toMatch(/<sheetData><row r="2"><c r="B2" s="\d+"\/><\/row><\/sheetData>/);
  });

  it("are found by their place where rows and cells do not say theirs", () => {
    const rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>";
    const parts = mark({ "xl/worksheets/sheet1.xml": sheet(rows) }, at("People", "B1"), at("People", "C2"));
    expect(rowsOf(parts["xl/worksheets/sheet1.xml"])).toMatch(
      /^<row><c><v>1<\/v><\/c><c s="\d+"><v>2<\/v><\/c><\/row><row><c><v>3<\/v><\/c><c r="C2" s="\d+"\/><\/row>$/,
    );
  });
});

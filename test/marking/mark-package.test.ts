import { describe, expect, it } from "vitest";
import { markPackage } from "../../packages/core/src/marking/mark-package.ts";
import { formatAt, mark, styleOf } from "./marked-parts.ts";
import { at, LINKS, partsOf, title, zipOf } from "./package-of.ts";

describe("a marked package", () => {
  const parts = mark({}, at("People", "B3"));

  it("lists the sheet To fix before all others, under an id of its own", () => {
    const listed = /<sheets>(.*)<\/sheets>/.exec(parts["xl/workbook.xml"] ?? "")?.[1];
    expect(listed).toBe(
      '<sheet name="To fix" sheetId="8" r:id="rId4"/><sheet name="People" sheetId="4" r:id="rId1"/><sheet name="Money" sheetId="7" r:id="rId2"/>',
    );
    expect(parts["xl/_rels/workbook.xml.rels"]).toContain(
      `<Relationship Id="rId4" Type="${LINKS}/worksheet" Target="/xl/worksheets/sheet3.xml"/>`,
    );
    expect(parts["[Content_Types].xml"]).toContain('PartName="/xl/worksheets/sheet3.xml"');
  });

  it("moves names that belong to a sheet, and the open sheet, on by one, and starts the tabs at the new sheet", () => {
    expect(
      [...(parts["xl/workbook.xml"] ?? "").matchAll(/localSheetId="(\d)">(\w+)/g)].map((match) => match.slice(1)),
    ).toEqual([
      ["1", "People"],
      ["2", "Money"],
    ]);
    expect(parts["xl/workbook.xml"]).toContain('firstSheet="0" activeTab="2"');
  });

  it("keeps each part without findings as it was, byte for byte", () => {
    const before = partsOf();
    for (const name of ["_rels/.rels", "xl/worksheets/sheet2.xml"]) expect(parts[name], name).toBe(before[name]);
  });

  it("gives a faulty cell the fill of its severity and leaves the rest of its format as it was", () => {
    const { format, fill } = formatAt(parts["xl/styles.xml"], styleOf(parts["xl/worksheets/sheet1.xml"], "B3"));
    expect(format).toMatch(
      /numFmtId="164" fontId="0" fillId="\d+" borderId="0" xfId="0" applyFill="1"><alignment horizontal="right"\/>/,
    );
    expect(fill).toMatch(/^FFF0909\d$/);
  });

  it("changes nothing in the sheet but the style and the link to the comment's box", () => {
    const before = partsOf()["xl/worksheets/sheet1.xml"] ?? "";
    const after = parts["xl/worksheets/sheet1.xml"] ?? "";
    expect(after.replace(/ s="\d+"><v>12/, ' s="1"><v>12').replace(/<legacyDrawing [^>]*\/>/, "")).toBe(before);
  });

  it("has a comment and a box for it, linked from the sheet", () => {
    const sheetLinks = parts["xl/worksheets/_rels/sheet1.xml.rels"] ?? "";
    const id = /<legacyDrawing r:id="(\w+)"\/>/.exec(parts["xl/worksheets/sheet1.xml"] ?? "")?.[1];
    expect(sheetLinks).toContain(`Id="${id}" Type="${LINKS}/vmlDrawing" Target="/xl/drawings/vmlDrawing1.vml"`);
    expect(sheetLinks).toContain(`Type="${LINKS}/comments" Target="/xl/comments1.xml"`);
    expect(parts["xl/comments1.xml"]).toContain(
      '<authors><author>Council Returns</author></authors><commentList><comment ref="B3" authorId="0"><text><r><t xml:space="preserve">Error: Cannot read it.\nEnter a number.\n— Council Returns</t></r></text></comment></commentList>',
    );
    expect(parts["xl/drawings/vmlDrawing1.vml"]).toContain("<x:Row>2</x:Row><x:Column>1</x:Column>");
    for (const name of ["/xl/comments1.xml", "/xl/drawings/vmlDrawing1.vml"]) {
      expect(parts["[Content_Types].xml"]).toContain(`PartName="${name}"`);
    }
  });
});

describe("a name that is taken", () => {
  it("by a sheet of the officer's own leaves that sheet as it is", () => {
    const workbook = (partsOf()["xl/workbook.xml"] ?? "").replace('name="Money"', 'name="to FIX"');
    const parts = mark({ "xl/workbook.xml": workbook }, at("to FIX", "A1"));
    expect(parts["xl/workbook.xml"]).toMatch(/<sheets><sheet name="To fix 2" .*name="to FIX"/);
    expect(parts["xl/worksheets/sheet3.xml"]).toContain(`location="'to FIX'!A1"`);
  });
});

describe("a package with macros", () => {
  it("keeps them, and the type that says it has them", () => {
    const types = (partsOf()["[Content_Types].xml"] ?? "").replace(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
      "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    );
    const macros = "not really macros";
    const parts = mark({ "[Content_Types].xml": types, "xl/vbaProject.bin": macros }, at("People", "B3"));
    expect(parts["xl/vbaProject.bin"]).toBe(macros);
    expect(parts["[Content_Types].xml"]).toContain("macroEnabled.main+xml");
  });
});

describe("the same input", () => {
  it("gives the same bytes, dated 1 January 1980", () => {
    const bytes = zipOf(partsOf());
    const findings = [at("People", "B3"), at("Money", "Z9", { severity: "query" })];
    const first = markPackage(bytes, { title, findings }) ?? new Uint8Array();
    expect(markPackage(bytes.slice(), { title, findings })).toEqual(first);
    expect([...first.subarray(10, 14)]).toEqual([0, 0, 0x21, 0]);
  });
});

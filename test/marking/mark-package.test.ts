import { describe, expect, it } from "vitest";
import { markPackage } from "../../packages/core/src/marking/mark-package.ts";
import type { MarkedFinding } from "../../packages/core/src/marking/marking.ts";
import { at, LINKS, links, MAIN, partsOf, sheet, textsOf, title, zipOf } from "./package-of.ts";

const STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships";

function mark(changes: Record<string, string>, ...findings: readonly MarkedFinding[]): Record<string, string> {
  const marked = markPackage(zipOf(partsOf(changes)), { title, findings });
  if (marked === undefined) throw new RangeError("The package was not marked in itself");
  return textsOf(marked);
}

function rowsOf(part: string | undefined): string {
  return /<(?:\w+:)?sheetData>(.*)<\/(?:\w+:)?sheetData>/s.exec(part ?? "")?.[1] ?? "";
}

/** The cell format at a position, with its fill. */
function formatAt(styles: string | undefined, index: number) {
  const list = (name: string, member: string) => {
    const content = new RegExp(`<${name}[^>]*>(.*?)</${name}>`, "s").exec(styles ?? "")?.[1] ?? "";
    return [...content.matchAll(new RegExp(`<${member}(?:\\s[^>]*?)?(?:/>|>.*?</${member}>)`, "gs"))].map(
      ([one]) => one,
    );
  };
  const format = list("cellXfs", "xf")[index] ?? "";
  const fill = Number(/fillId="(\d+)"/.exec(format)?.[1]);
  return { format, fill: /rgb="(\w+)"/.exec(list("fills", "fill")[fill] ?? "")?.[1] };
}

function styleOf(part: string | undefined, address: string): number {
  return Number(new RegExp(`<(?:\\w+:)?c r="${address}"[^>]*? s="(\\d+)"`).exec(part ?? "")?.[1] ?? Number.NaN);
}

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

describe("XML as it may come", () => {
  it("may have prefixes, other quotes and attributes in any order", () => {
    const prefixed = `<?xml version='1.0'?><!-- <c r="B3"> --><x:worksheet xmlns:x='${MAIN}'><x:sheetData><x:row spans='1:3' r='3'><x:c s='1' r='B3'><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const parts = mark({ "xl/worksheets/sheet1.xml": prefixed }, at("People", "B3"), at("People", "A3"));
    expect(parts["xl/worksheets/sheet1.xml"]).toMatch(
      /<x:row +r='3'><x:c r="A3" s="\d+"\/><x:c s='[4-9]' r='B3'><x:v>1<\/x:v><\/x:c><\/x:row><\/x:sheetData><x:legacyDrawing xmlns:r="[^"]+" r:id="rId\d"\/>/,
    );
  });

  it("may be of the strict kind, which has other names for everything", () => {
    const strict = Object.fromEntries(
      Object.entries(partsOf()).map(([name, text]) => [
        name,
        text.replaceAll(MAIN, STRICT).replaceAll(LINKS, STRICT_LINKS),
      ]),
    );
    const parts = mark(strict, at("People", "B3"));
    expect(parts["xl/worksheets/sheet3.xml"]).toContain(`<worksheet xmlns="${STRICT}">`);
    expect(parts["xl/comments1.xml"]).toContain(`xmlns="${STRICT}"`);
    const all = `${parts["xl/_rels/workbook.xml.rels"]}${parts["xl/worksheets/_rels/sheet1.xml.rels"]}`;
    expect(all).not.toContain(LINKS);
    expect(all).toContain(`${STRICT_LINKS}/comments`);
  });

  it("may be in UTF-16, and is then written as UTF-8 and says so", () => {
    const text = (partsOf()["xl/worksheets/sheet1.xml"] ?? "").replace("UTF-8", "UTF-16").replace("Group", "Gruppé");
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer),
    ]);
    const marked = markPackage(zipOf({ ...partsOf(), "xl/worksheets/sheet1.xml": utf16 }), {
      title,
      findings: [at("People", "B3")],
    });
    const after = textsOf(marked ?? new Uint8Array())["xl/worksheets/sheet1.xml"];
    expect(after).toContain('encoding="UTF-8"');
    expect(after).toContain("Gruppé");
  });

  it("may have no styles part", () => {
    const parts = mark(
      {
        "xl/_rels/workbook.xml.rels": links([
          ["worksheet", "worksheets/sheet1.xml"],
          ["worksheet", "/xl/worksheets/sheet2.xml"],
        ]),
      },
      at("Money", "A1"),
    );
    const part = /Type="[^"]+\/styles" Target="\/([^"]+)"/.exec(parts["xl/_rels/workbook.xml.rels"] ?? "")?.[1] ?? "";
    expect(formatAt(parts[part], styleOf(parts["xl/worksheets/sheet2.xml"], "A1")).fill).toBe("FFF09090");
  });

  it("is refused where it declares a document type, so that nothing is ever expanded", () => {
    const hostile = `<!DOCTYPE worksheet [<!ENTITY a "b">]>${partsOf()["xl/worksheets/sheet1.xml"]}`;
    const bytes = zipOf(partsOf({ "xl/worksheets/sheet1.xml": hostile }));
    expect(markPackage(bytes, { title, findings: [at("People", "B3")] })).toBeUndefined();
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

describe("a package that cannot be edited", () => {
  it.each([
    ["is no zip", new TextEncoder().encode("Group,Count\n")],
    ["is empty", new Uint8Array()],
    ["breaks off", zipOf(partsOf()).subarray(0, 900)],
    ["is a zip of something else", zipOf({ "readme.txt": "hello" })],
    [
      "has no content types",
      zipOf(Object.fromEntries(Object.entries(partsOf()).filter(([name]) => !name.startsWith("[")))),
    ],
    ["has no list of sheets", zipOf(partsOf({ "xl/workbook.xml": `<workbook xmlns="${MAIN}"/>` }))],
    ["has a sheet that breaks off", zipOf(partsOf({ "xl/worksheets/sheet1.xml": sheet("<row r='1'>").slice(0, -20) }))],
    [
      "has a sheet that is no text",
      zipOf({ ...partsOf(), "xl/worksheets/sheet1.xml": new Uint8Array([60, 255, 254, 128]) }),
    ],
  ])("%s, and nothing is thrown", (_, bytes) => {
    expect(markPackage(bytes, { title, findings: [at("People", "B3")] })).toBeUndefined();
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

import { describe, expect, it } from "vitest";
import { markPackage } from "../../packages/core/src/marking/mark-package.ts";
import { formatAt, mark, styleOf } from "./marked-parts.ts";
import { at, LINKS, links, MAIN, partsOf, sheet, textsOf, title, zipOf } from "./package-of.ts";

const STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships";

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

import { describe, expect, it } from "vitest";
import { markPackage } from "../../packages/core/src/marking/mark-package.ts";
import type { MarkedFinding } from "../../packages/core/src/marking/marking.ts";
import { at, links, MAIN, partsOf, sheet, textsOf, title, zipOf } from "./package-of.ts";

const BOX = `<v:shape id="_x0000_s2050" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Row>2</x:Row><x:Column>1</x:Column></x:ClientData></v:shape>`;
const BUTTON = `<v:shape id="_x0000_s2051"><x:ClientData ObjectType="Button"><x:Row>2</x:Row><x:Column>0</x:Column></x:ClientData><br></v:shape>`;
const DRAWING = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">${BOX}${BUTTON}</xml>`;
const FORMATTED = "<text><r><rPr><b/></rPr><t>Checked</t></r><r><t> by me</t></r></text>";

/** Parts of a workbook whose sheet People has comments by an officer, with what the comment of B3 holds. */
function commented(text: string, author = "An officer"): Record<string, string> {
  const rows = '<row r="3"><c r="A3"><v>1</v></c><c r="B3"><v>2</v></c></row>';
  return partsOf({
    "xl/worksheets/sheet1.xml": sheet(
      rows,
      '<pageMargins left="1"/><legacyDrawing r:id="rId2"/><tableParts count="0"/>',
    ),
    "xl/worksheets/_rels/sheet1.xml.rels": links([
      ["comments", "../comments7.xml"],
      ["vmlDrawing", "../drawings/old.vml"],
    ]),
    "xl/comments7.xml": `<comments xmlns="${MAIN}"><authors><author>Someone</author><author>${author}</author></authors><commentList><comment ref="B3" authorId="1" shapeId="0">${text}</comment></commentList></comments>`,
    "xl/drawings/old.vml": DRAWING,
  });
}

function mark(parts: Record<string, string>, ...findings: readonly MarkedFinding[]): Record<string, string> {
  const marked = markPackage(zipOf(parts), { title, findings });
  if (marked === undefined) throw new RangeError("The package was not marked in itself");
  return textsOf(marked);
}

describe("comments of a sheet that has some", () => {
  it("go into the same parts, and the officer's stay as they were", () => {
    const before = commented(FORMATTED);
    const parts = mark(before, at("People", "A3"));
    const comments = parts["xl/comments7.xml"] ?? "";
    expect(comments).toContain(`<comment ref="B3" authorId="1" shapeId="0">${FORMATTED}</comment>`);
    expect(comments).toContain("<author>An officer</author><author>Council Returns</author>");
    expect(comments).toContain('<comment ref="A3" authorId="2"><text><r><t xml:space="preserve">Error: ');
    expect(parts["xl/drawings/old.vml"]?.startsWith(DRAWING.slice(0, -6))).toBe(true);
    expect(parts["xl/drawings/old.vml"]).toContain('id="_x0000_s2052"');
    expect(Object.keys(parts).filter((name) => /comments|vml$/.test(name))).toEqual([
      "xl/comments7.xml",
      "xl/drawings/old.vml",
    ]);
    expect(parts["xl/worksheets/sheet1.xml"]?.match(/legacyDrawing/g)).toHaveLength(1);
  });

  it("stand behind the officer's own on one cell, in one comment and one box", () => {
    const parts = mark(commented(FORMATTED), at("People", "B3"));
    expect(parts["xl/comments7.xml"]).toContain(
      `${FORMATTED.slice(0, -7)}<r><t xml:space="preserve">\nCouncil Returns:\nError: Cannot read it.\nEnter a number.</t></r></text>`,
    );
    expect(parts["xl/comments7.xml"]?.match(/<comment /g)).toHaveLength(1);
    expect(parts["xl/drawings/old.vml"]).toBe(DRAWING);
  });

  it("make a plain text a run, because plain text and runs are not read together", () => {
    const parts = mark(commented("<text><t>Checked</t></text>"), at("People", "B3"));
    expect(parts["xl/comments7.xml"]).toContain("<text><r><t>Checked</t></r><r><t xml:space=");
  });

  it("leave a thread alone, which would lose what is put behind it", () => {
    const before = commented("<text><t>[Threaded comment]</t></text>", "tc={1-2}");
    const parts = mark(before, at("People", "B3"));
    expect(parts["xl/comments7.xml"]).toBe(before["xl/comments7.xml"]);
    expect(parts["xl/worksheets/sheet1.xml"]).not.toBe(before["xl/worksheets/sheet1.xml"]);
  });

  it("are taken out again by the next marking, and the officer's are as they were", () => {
    const before = commented(FORMATTED);
    const first = mark(before, at("People", "B3"), at("People", "A3"));
    const second = mark(first);
    expect(second["xl/comments7.xml"]?.replace("<author>Council Returns</author>", "")).toBe(
      before["xl/comments7.xml"],
    );
    expect(second["xl/drawings/old.vml"]).toBe(DRAWING);
  });

  it("are taken out too where a program has joined them to the officer's text", () => {
    const joined = "<text><r><t>Checked\nCouncil Returns:\nError: x</t></r><r><t>more</t></r></text>";
    const parts = mark(commented(joined), at("People", "A3"));
    expect(parts["xl/comments7.xml"]).toContain("<text><r><t>Checked</t></r></text>");
  });

  it("are known by their last line where a program has lost who they are by, and the officer's are not taken for them", () => {
    const text = "<text><t>Error: x\n— Council Returns</t></text>";
    const lost = commented(text, "");
    expect(mark(lost, at("People", "A3"))["xl/comments7.xml"]).not.toContain("Error: x");
    const quoted = commented("<text><t>What is this?\n— Council Returns</t></text>");
    expect(mark(quoted, at("People", "A3"))["xl/comments7.xml"]).toContain("What is this?");
  });

  it("are put in a drawing that names its namespaces otherwise with names of their own", () => {
    const drawing = '<xml xmlns:v="urn:schemas-microsoft-com:vml"></xml>';
    const parts = mark({ ...commented(FORMATTED), "xl/drawings/old.vml": drawing }, at("People", "A3"));
    expect(parts["xl/drawings/old.vml"]).toMatch(
      /<v:shape xmlns:v="[^"]+" xmlns:o="[^"]+" xmlns:x="[^"]+" id="_x0000_s1025"/,
    );
  });

  it("are left out where there is no drawing to put a box in, for a comment without one is not shown", () => {
    const before: Record<string, string> = { ...commented(FORMATTED), "xl/drawings/old.vml": "not a drawing" };
    const parts = mark(before, at("People", "A3"));
    expect(parts["xl/comments7.xml"]).toBe(before["xl/comments7.xml"]);
    expect(parts["xl/worksheets/sheet1.xml"]).toMatch(/<c r="A3" s="\d+">/);
  });
});

describe("the text of a comment", () => {
  it("cannot break out of its element, and keeps what XML cannot hold by the escapes of Office", () => {
    const message = 'Found "<b>&amp;\u0001_x0041_\uD800\r\n".';
    const parts = mark(partsOf(), at("People", "B3", { message }));
    expect(parts["xl/comments1.xml"]).toContain(
      "Error: Found &quot;&lt;b&gt;&amp;amp;_x0001__x005F_x0041_\uFFFD_x000D_\n&quot;.",
    );
  });

  it("is cut where it is far longer than can be read in a box", () => {
    const findings = Array.from({ length: 300 }, () => at("People", "B3", { message: "Long and long again." }));
    const comments = mark(partsOf(), ...findings)["xl/comments1.xml"] ?? "";
    expect(comments.length).toBeLessThan(5000);
    expect(comments).toContain("…\n— Council Returns</t>");
  });
});

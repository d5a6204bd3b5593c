import { describe, expect, it } from "vitest";
import { decodeFile } from "../../packages/core/src/ingest/decode/decode-file.ts";
import type { Sheet } from "../../packages/core/src/ingest/decode/workbook.ts";
import { markPackage } from "../../packages/core/src/marking/mark-package.ts";
import type { MarkedFinding } from "../../packages/core/src/marking/marking.ts";
import { isMarkingSheet, withoutMarks } from "../../packages/core/src/marking/to-fix/marking-sheet.ts";
import { at, partsOf, textsOf, title, zipOf } from "./package-of.ts";

const findings = [
  at("People", "A1"),
  at("People", "B3", { severity: "query" }),
  at("Money", "C9", { severity: "note" }),
];

function mark(bytes: Uint8Array, all: readonly MarkedFinding[]): Uint8Array {
  const marked = markPackage(bytes, { title, findings: all });
  if (marked === undefined) throw new RangeError("The package was not marked in itself");
  return marked;
}

/** The format and fill of a cell, by what they say and not by their number. */
function lookOf(bytes: Uint8Array, cell: string, part = "xl/worksheets/sheet1.xml"): string | undefined {
  const parts = textsOf(bytes);
  const style = Number(new RegExp(`<c r="${cell}"[^>]*? s="(\\d+)"`).exec(parts[part] ?? "")?.[1]);
  const styles = parts["xl/styles.xml"] ?? "";
  const formats = /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(styles)?.[1] ?? "";
  const fills = /<fills[^>]*>(.*)<\/fills>/s.exec(styles)?.[1] ?? "";
  const format = formats.split(/(?=<xf )/)[style] ?? "";
  return fills.split(/(?=<fill>)/)[Number(/fillId="(\d+)"/.exec(format)?.[1])];
}

describe("a workbook that is marked again", () => {
  const original = zipOf(partsOf());
  const once = mark(original, findings);

  it("is the same, byte for byte, where the same is found", () => {
    expect(mark(once, findings)).toEqual(once);
  });

  it("has its sheets as they were where nothing is found any more", () => {
    const cleared = textsOf(mark(once, []));
    const before = textsOf(original);
    const people = (cleared["xl/worksheets/sheet1.xml"] ?? "").replace(/<legacyDrawing [^>]*\/>/, "");
    expect(people).toBe(before["xl/worksheets/sheet1.xml"]);
    expect(cleared["xl/worksheets/sheet2.xml"]).toContain('<c r="C9" s="0"/>');
    expect(cleared["xl/comments1.xml"]).toContain("<commentList></commentList>");
    expect(cleared["xl/worksheets/sheet3.xml"]).toContain("Nothing was found.");
  });

  it("has the marks of what is found now and of nothing else", () => {
    const again = mark(once, [at("People", "A3")]);
    expect(lookOf(again, "A3")).toContain("FFF09090");
    expect(lookOf(again, "A1")).toContain("FF203864");
    expect(lookOf(again, "B3")).toContain('theme="4"');
    expect(textsOf(again)["xl/workbook.xml"]).toBe(textsOf(once)["xl/workbook.xml"]);
  });

  it("gives each cell back its fill though a program has put the styles in another order", () => {
    const parts = textsOf(once);
    const styles = parts["xl/styles.xml"] ?? "";
    const formats = (/<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(styles)?.[1] ?? "").split(/(?=<xf )/);
    const turned = formats.toReversed().join("");
    const renumber = (text = "") =>
      text.replaceAll(
        /(<c r="\w+"[^>]*? s=")(\d+)"/g,
        (_, start, style) => `${start}${formats.length - 1 - Number(style)}"`,
      );
    const saved = {
      ...parts,
      "xl/styles.xml": styles
        .replace(formats.join(""), turned)
        .replace('<fgColor theme="4" tint="0.79"/>', '<fgColor rgb="FF00FF00"/>'),
      "xl/worksheets/sheet1.xml": renumber(parts["xl/worksheets/sheet1.xml"]),
      "xl/worksheets/sheet2.xml": renumber(parts["xl/worksheets/sheet2.xml"]),
      "xl/worksheets/sheet3.xml": renumber(parts["xl/worksheets/sheet3.xml"]),
    };
    const again = mark(zipOf(saved), []);
    expect(lookOf(again, "A1")).toContain("FF203864");
    expect(lookOf(again, "B3")).toContain('<fgColor theme="4" tint="0.79"/><bgColor indexed="64"/>');
  });

  it("finds its sheet where a program has moved its texts to those all sheets share, and renamed it", () => {
    const parts = textsOf(once);
    const texts: string[] = [];
    const shared = (parts["xl/worksheets/sheet3.xml"] ?? "").replaceAll(
      /(<c r="\w+" s="\d+") t="inlineStr"><is>(.*?)<\/is>/gs,
      (_, start, text) => `${start} t="s"><v>${texts.push(`<si>${text}</si>`) - 1}</v>`,
    );
    const saved = {
      ...parts,
      "xl/worksheets/sheet3.xml": shared,
      "xl/sharedStrings.xml": `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${texts.join("")}</sst>`,
      "xl/_rels/workbook.xml.rels": (parts["xl/_rels/workbook.xml.rels"] ?? "").replace(
        "</Relationships>",
        '<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
      ),
      "xl/workbook.xml": (parts["xl/workbook.xml"] ?? "").replace('name="To fix"', 'name="Done"'),
    };
    const again = textsOf(mark(zipOf(saved), findings));
    expect(again["xl/workbook.xml"]).toBe(saved["xl/workbook.xml"]);
    expect(again["xl/worksheets/sheet3.xml"]).toBe(parts["xl/worksheets/sheet3.xml"]);
  });

  it("loses its colours though someone has taken its sheet out", () => {
    const parts = textsOf(once);
    const workbook = (parts["xl/workbook.xml"] ?? "").replace(/<sheet name="To fix"[^>]*\/>/, "");
    const again = mark(zipOf({ ...parts, "xl/workbook.xml": workbook }), [at("People", "A3")]);
    expect(lookOf(again, "A1")).toContain('patternType="none"');
    expect(textsOf(again)["xl/comments1.xml"]?.match(/<comment /g)).toHaveLength(1);
  });

  it("keeps fills of the officer's own that happen to look like ours, where none of ours was ever there", () => {
    const styles = (partsOf()["xl/styles.xml"] ?? "").replace("FF203864", "FFF09090");
    const bytes = zipOf(partsOf({ "xl/styles.xml": styles }));
    expect(lookOf(mark(bytes, [at("People", "B3")]), "A1")).toContain("FFF09090");
  });
});

describe("a marked workbook that is sent again", () => {
  it("is decoded as the officer's own, once its marks are taken out", async () => {
    const before = await decodeFile(zipOf(partsOf()));
    const after = await decodeFile(mark(zipOf(partsOf()), findings));
    if (before.kind !== "workbook" || after.kind !== "workbook") throw new RangeError("A workbook was not read");
    expect(after.workbook.sheets.map(isMarkingSheet)).toEqual([true, false, false]);
    expect(withoutMarks(after.workbook)).toEqual(before.workbook);
  });

  it("is known by its mark, not by its name, and wherever that has moved", () => {
    const cell = { kind: "text", value: "council-returns/marking/1", shown: "council-returns/marking/1" } as const;
    const like = (rows: Sheet["rows"], name = "Sheet1"): Sheet => ({ name, visibility: "visible", rows, merges: [] });
    expect(isMarkingSheet(like([[], [undefined, cell]]))).toBe(true);
    expect(isMarkingSheet(like([], "To fix"))).toBe(false);
    expect(isMarkingSheet(like([undefined, [{ ...cell, value: "To fix" }]], "To fix"))).toBe(false);
  });
});

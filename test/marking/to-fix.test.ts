import * as XLSX from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { markPackage } from "../../packages/core/src/marking/mark-package.ts";
import type { MarkedFinding } from "../../packages/core/src/marking/marking.ts";
import { placeFindings } from "../../packages/core/src/marking/place-findings.ts";
import { toFixRows } from "../../packages/core/src/marking/to-fix/to-fix-rows.ts";
import { at, partsOf, textsOf, title, zipOf } from "./package-of.ts";

function toFix(findings: readonly MarkedFinding[], parts = partsOf()): XLSX.WorkSheet {
  const bytes = markPackage(zipOf(parts), { title, findings }) ?? new Uint8Array();
  const workbook = XLSX.read(bytes.slice());
  expect(workbook.SheetNames[0]).toBe("To fix");
  return workbook.Sheets["To fix"] ?? {};
}

function rowsOf(sheet: XLSX.WorkSheet): string[][] {
  const rows = XLSX.utils.sheet_to_json<(string | undefined)[]>(sheet, { header: 1, blankrows: true });
  return rows.map((row) => {
    const texts = Array.from(row.slice(0, 5), (text) => text ?? "");
    return row.length > 2 && texts[1] !== "" ? texts : texts.filter((text) => text !== "");
  });
}

describe("the sheet To fix", () => {
  it("says what the file is, what came of it and how much was found, then lists it: worst first, the file before its cells", () => {
    const sheet = toFix([
      at("Money", "A1", { severity: "note", message: "A note." }),
      at("People", "B3", { message: "First.", value: "=1+1" }),
      at("People", "C3", { severity: "query", message: "A query." }),
      at("People", "D3", { message: "Second." }),
      at(undefined, undefined, { message: "The file." }),
    ]);
    expect(rowsOf(sheet)).toEqual([
      ["To fix in return.xlsx"],
      ["Rejected"],
      ["3 errors, 1 query, 1 note."],
      [
        "Correct the cells in this workbook, save it and send it again. This sheet, the colours and our comments are not read.",
      ],
      [],
      ["Where", "What was found", "What to do", "Value", "Severity"],
      ["The file", "The file.", "Enter a number.", "", "Error"],
      ["People!B3", "First.", "Enter a number.", "=1+1", "Error"],
      ["People!D3", "Second.", "Enter a number.", "", "Error"],
      ["People!C3", "A query.", "Enter a number.", "", "Query"],
      ["Money!A1", "A note.", "Enter a number.", "", "Note"],
    ]);
  });

  it("links each place to its cell, range, row or sheet, with names quoted", () => {
    const workbook = (partsOf()["xl/workbook.xml"] ?? "").replace('name="Money"', 'name="Officer&apos;s Q1"');
    const sheet = toFix(
      [
        at("People", "B3:C4"),
        at("Officer's Q1", "$a$1"),
        { ...at("People", undefined), place: { sheet: "People", row: 4 } },
        at("People", undefined),
        at("Nowhere", "A1"),
        at(undefined, undefined),
      ],
      partsOf({ "xl/workbook.xml": workbook }),
    );
    const links = Object.entries(sheet).flatMap(([cell, { l }]) =>
      l === undefined ? [] : [[cell, l.Target ?? l.location]],
    );
    expect(links).toEqual([
      ["A7", "#'People'!A4"],
      ["A8", "#'People'!A1"],
      ["A11", "#'People'!B3:C4"],
      ["A12", "#'Officer''s Q1'!A1"],
    ]);
  });

  it("holds texts that a spreadsheet could run as text, and in a style that keeps them so", () => {
    const parts = textsOf(
      markPackage(zipOf(partsOf()), {
        title: ["=cmd|'/c calc'!A0"],
        findings: [at("People", "B3", { value: "+1", message: "@x" })],
      }) ?? new Uint8Array(),
    );
    const sheet = parts["xl/worksheets/sheet3.xml"] ?? "";
    expect(sheet).not.toContain("<f>");
    const styles = new Set([...sheet.matchAll(/ s="(\d+)"/g)].map(([, style]) => Number(style)));
    const formats = (/<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(parts["xl/styles.xml"] ?? "")?.[1] ?? "").split(/(?=<xf )/);
    for (const style of styles) expect(formats[style]).toContain('numFmtId="49" borderId="0" quotePrefix="1"');
  });

  it("stays in view down to its headings, wraps, and hides its mark", () => {
    const parts = textsOf(markPackage(zipOf(partsOf()), { title, findings: [at("People", "B3")] }) ?? new Uint8Array());
    const sheet = parts["xl/worksheets/sheet3.xml"] ?? "";
    expect(sheet).toContain('<pane ySplit="6" topLeftCell="A7" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<col min="6" max="6" width="10" hidden="1" customWidth="1"/>');
    expect(sheet).toMatch(/<c r="F1" s="\d+" t="inlineStr"><is><t xml:space="preserve">council-returns\/marking\/1</);
  });

  it("has no more links than a spreadsheet program opens, and every finding all the same", () => {
    const findings = Array.from({ length: 64_500 }, (_, index) => at("People", `A${index + 1}`));
    const { rows } = toFixRows({ title, findings }, placeFindings(findings, ["People"]), ["People"]);
    expect(rows.filter(([where]) => where?.link !== undefined)).toHaveLength(64_000);
    expect(rows.at(-1)?.[0]?.text).toBe("People!A64500");
  });
});

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeFile } from "../../packages/core/src/ingest/decode/decode-file.ts";
import type { Cell, Sheet, Workbook } from "../../packages/core/src/ingest/decode/workbook.ts";
import { markRebuilt } from "../../packages/core/src/marking/mark-rebuilt.ts";
import { markWorkbook } from "../../packages/core/src/marking/mark-workbook.ts";
import { withoutMarks } from "../../packages/core/src/marking/to-fix/marking-sheet.ts";
import { at, textsOf, title } from "./package-of.ts";

const real = new URL("../../../shared/data/real/", import.meta.url);
const corpus = new URL("../../../shared/data/corpus/calamine/", import.meta.url);

async function decode(bytes: Uint8Array): Promise<Workbook> {
  const decoded = await decodeFile(bytes);
  if (decoded.kind !== "workbook") throw new RangeError("The workbook was not read");
  return decoded.workbook;
}

function textCell(value: string): Cell {
  return { kind: "text", value, shown: value };
}

function sheetOf(rows: Sheet["rows"], change: Partial<Sheet> = {}): Sheet {
  return { name: "", visibility: "visible", rows, merges: [], ...change };
}

function workbookOf(...sheets: readonly Sheet[]): Workbook {
  return { format: "csv", encoding: "utf-8", sheets };
}

/** What a cell holds, without how it came there. */
function held(rows: Sheet["rows"]) {
  return Array.from(rows, (row) => Array.from(row ?? [], (cell) => cell && { kind: cell.kind, value: cell.value }));
}

/** Rows without what is blank behind their last cell. */
function trimmed(rows: Sheet["rows"]) {
  const kept = held(rows).map((row) => row.slice(0, row.findLastIndex((cell) => cell !== undefined) + 1));
  return kept.slice(0, kept.findLastIndex((row) => row.length > 0) + 1);
}

describe("a file that is no .xlsx", () => {
  it("is written with the same cells at the same addresses, whatever kind they are", async () => {
    const cells: Cell[] = [
      textCell("007"),
      { kind: "number", value: 1234.5, shown: "£1,234.50", format: '"£"#,##0.00' },
      { kind: "number", value: 0.1 + 0.2, shown: "0.3" },
      { kind: "boolean", value: true, shown: "TRUE" },
      { kind: "date", value: "2014-09-30", shown: "30/09/2014", format: "dd/mm/yyyy" },
      { kind: "date", value: "1900-02-29", shown: "29/02/1900", format: "dd/mm/yyyy" },
      { kind: "date", value: "1900-01-31T06:00:00", shown: "31/01/1900", format: "dd/mm/yyyy hh:mm" },
      { kind: "error", value: "#REF!", shown: "#REF!", formula: true },
      textCell("a\r\nb\t_x0041_ \u0001 <&>"),
    ];
    const workbook = workbookOf(sheetOf([undefined, [undefined, ...cells]]));
    const marked = markRebuilt(workbook, { title, findings: [at("", "B2")] });
    const [toFix, sheet] = (await decode(marked)).sheets;
    expect(toFix?.name).toBe("To fix");
    expect(sheet?.name).toBe("Sheet");
    expect(held(sheet?.rows ?? [])).toEqual(held([undefined, [undefined, ...cells]]));
    expect(sheet?.rows[1]?.[2]?.shown).toBe("£1,234.50");
    const parts = textsOf(marked);
    expect(parts["xl/worksheets/sheet2.xml"]).toContain(`location="'Sheet'!B2"`);
    expect(parts["xl/comments1.xml"]).toContain('ref="B2"');
  });

  it("has no formula in it, and text that a spreadsheet could run is kept as text", () => {
    const risky = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "plain"];
    const marked = markRebuilt(workbookOf(sheetOf([risky.map(textCell)])), { title, findings: [] });
    const sheet = textsOf(marked)["xl/worksheets/sheet1.xml"] ?? "";
    expect(sheet).not.toMatch(/<f[ >]/);
    const styles = [...sheet.matchAll(/<c r="\w1"( s="1")? t="inlineStr">/g)].map(([, style]) => style);
    expect(styles).toEqual([...Array.from({ length: 6 }, () => ' s="1"'), undefined]);
    expect(textsOf(marked)["xl/styles.xml"]).toMatch(
      /<cellXfs count="\d+"><xf [^>]*\/><xf numFmtId="49"[^>]* quotePrefix="1"/,
    );
  });

  it("gets names that sheets may have, and the findings follow them", () => {
    const workbook = workbookOf(
      sheetOf([[textCell("a")]], { name: "April/May: a sheet with a very long name" }),
      sheetOf([[textCell("b")]], { name: "To fix", visibility: "hidden" }),
    );
    const parts = textsOf(
      markRebuilt(workbook, { title, findings: [at("April/May: a sheet with a very long name", "A1")] }),
    );
    const names = [...(parts["xl/workbook.xml"] ?? "").matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual(["To fix 2", "April May a sheet with a very l", "To fix"]);
    expect(parts["xl/workbook.xml"]).toContain('state="hidden"');
    expect(parts["xl/worksheets/sheet3.xml"]).toContain(`location="'April May a sheet with a very l'!A1"`);
  });

  it("keeps merges that can be kept, and drops those that overlap or number formats that do not end", () => {
    const merges = [
      { top: 0, left: 0, bottom: 1, right: 1 },
      { top: 1, left: 1, bottom: 2, right: 2 },
      { top: 5, left: 0, bottom: 5, right: 3 },
    ];
    const rows = [[{ kind: "number", value: 1, shown: "1", format: '0"open' } as const]];
    const sheet = textsOf(markRebuilt(workbookOf(sheetOf(rows, { merges })), { title, findings: [] }))[
      "xl/worksheets/sheet1.xml"
    ];
    expect(sheet).toContain('<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="A6:D6"/></mergeCells>');
    expect(sheet).toContain('<c r="A1"><v>1</v></c>');
  });

  it("cuts a text where a cell can hold no more", async () => {
    const marked = markRebuilt(workbookOf(sheetOf([[textCell("x".repeat(40_000))]])), { title, findings: [] });
    expect(String((await decode(marked)).sheets[1]?.rows[0]?.[0]?.value)).toHaveLength(32_767);
  });

  it("is the list of findings alone where it could not be decoded, or is far too large", async () => {
    const findings = [at(undefined, undefined, { message: "The file is damaged." })];
    const none = await decode(markWorkbook({ bytes: new Uint8Array([1, 2, 3]), workbook: undefined, title, findings }));
    expect(none.sheets.map(({ name }) => name)).toEqual(["To fix"]);
    expect(JSON.stringify(none.sheets)).toContain("The file is damaged.");
    const row = Array.from({ length: 10_001 }, () => textCell("x"));
    const large = await decode(
      markRebuilt(workbookOf(sheetOf(Array.from({ length: 200 }, () => row))), { title, findings }),
    );
    expect(large.sheets.map(({ name }) => name)).toEqual(["To fix"]);
    expect(JSON.stringify(large.sheets)).toContain("too large to be copied");
  });
});

const files = [
  new URL("ascof/ascof_2024_25.ods", real),
  ...[
    "tests__date.xls",
    "tests__errors.ods",
    "tests__issues.xls",
    "tests__any_sheets.xlsb",
    "tests__merged_cells.ods",
  ].map((name) => new URL(name, corpus)),
].filter((file) => existsSync(file));

describe.skipIf(!existsSync(real))("files of other formats (skipped without ../shared/data)", () => {
  it.each(files.map((file) => [file.pathname.split("/").at(-1), file]))("%s keeps every cell", async (_, file) => {
    const bytes = new Uint8Array(readFileSync(file));
    const before = await decode(bytes);
    const findings = before.sheets.flatMap(({ name }) => [at(name, "A1"), at(name, "C3"), at(name, "ZZ999")]);
    const marked = markWorkbook({ bytes, workbook: before, title, findings });
    const after = withoutMarks(await decode(marked));
    for (const [index, { name, rows }] of before.sheets.entries()) {
      expect(JSON.stringify(trimmed(after.sheets[index]?.rows ?? [])) === JSON.stringify(trimmed(rows)), name).toBe(
        true,
      );
    }
    expect(after.sheets.map(({ visibility }) => visibility)).toEqual(before.sheets.map(({ visibility }) => visibility));
    expect(Buffer.compare(markWorkbook({ bytes, workbook: before, title, findings }), marked)).toBe(0);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeFile } from "../../packages/core/src/ingest/decode/decode-file.ts";
import { readRange } from "../../packages/core/src/ingest/decode/read-address.ts";
import type { Book } from "../../packages/core/src/templates/ooxml/book.ts";
import { rowHeight } from "../../packages/core/src/templates/ooxml/row-height.ts";
import { tableName } from "../../packages/core/src/templates/ooxml/table-xml.ts";
import { writeBook } from "../../packages/core/src/templates/ooxml/write-book.ts";
import { templateWorkbook } from "../../packages/core/src/templates/template-workbook.ts";
import { everySubject } from "./every-template.ts";
import { council, loans } from "./loans.ts";
import { all, cellTexts, sheetParts, templateParts } from "./template-parts.ts";

/** The elements a worksheet may have, in the order they must come in (ECMA-376 18.3.1.99). */
const SHEET_ORDER =
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetProtection dataValidations pageMargins pageSetup headerFooter tableParts".split(
    " ",
  );

const subjects = [
  ...everySubject(),
  ["loans", loans()] as const,
  ["loans of a council", { ...loans(), authority: council }] as const,
];

describe.each(subjects)("the parts of the template of %s", (_, subject) => {
  const bytes = templateWorkbook(subject);
  const parts = templateParts(bytes);
  const sheets = [...sheetParts(bytes).values()];

  it("are all well-formed, listed with their types, and linked to parts that are there", () => {
    const types = all(parts.get("[Content_Types].xml"), "Override").map((one) => one.get("PartName"));
    const named = [...parts.keys()].filter((name) => !name.endsWith(".rels") && name !== "[Content_Types].xml");
    expect(types.toSorted()).toEqual(named.map((name) => `/${name}`).toSorted());
    const linked = [...parts].flatMap(([name, part]) => (name.endsWith(".rels") ? all(part, "Relationship") : []));
    expect(linked.map((one) => one.get("Target")).toSorted()).toEqual(named.map((name) => `/${name}`).toSorted());
  });

  it("have the elements of a worksheet in their order", () => {
    for (const sheet of sheets) {
      const found = sheet.children.map(({ name }) => name);
      expect(found).toEqual(SHEET_ORDER.filter((name) => found.includes(name)));
    }
  });

  it("have counts that are true, and no style that is not there", () => {
    for (const part of parts.values()) {
      for (const name of ["fonts", "fills", "borders", "cellXfs", "dataValidations", "tableColumns"]) {
        for (const list of all(part, name)) expect(Number(list.get("count"))).toBe(list.children.length);
      }
    }
    const styles = all(parts.get("xl/styles.xml"), "cellXfs")[0]?.children ?? [];
    const fonts = all(parts.get("xl/styles.xml"), "font").length;
    const used = sheets.flatMap((sheet) => [...all(sheet, "c"), ...all(sheet, "col")]);
    for (const one of used) expect(Number(one.get("s") ?? one.get("style") ?? 0)).toBeLessThan(styles.length);
    for (const style of styles) expect(Number(style.get("fontId"))).toBeLessThan(fonts);
  });

  it("keep to what Excel takes of names, prompts, errors and formulas", () => {
    for (const rule of sheets.flatMap((sheet) => all(sheet, "dataValidation"))) {
      for (const title of ["errorTitle", "promptTitle"]) {
        expect(rule.get(title)?.length).toBeGreaterThan(0);
        expect(rule.get(title)?.length).toBeLessThanOrEqual(32);
      }
      expect(rule.get("prompt")?.length).toBeLessThanOrEqual(255);
      expect(rule.get("error")?.length).toBeLessThanOrEqual(225);
      const formula = all(rule, "formula1")[0]?.text ?? "";
      expect(formula.length).toBeGreaterThan(0);
      expect(formula.length).toBeLessThanOrEqual(255);
      expect(formula).not.toMatch(/[{}]/);
    }
    for (const name of sheetParts(bytes).keys()) expect(name.length).toBeLessThanOrEqual(31);
  });

  it("name every table, over the headers as they stand", async () => {
    const decoded = await decodeFile(bytes);
    if (decoded.kind !== "workbook") throw new Error(decoded.finding.code);
    const tables = [...parts].flatMap(([name, part]) => (name.startsWith("xl/tables/") ? [part] : []));
    const names = tables.map((table) => table.get("displayName"));
    const ids = Object.entries(subject.collection.tables);
    const unique = ids.filter(([, { columns }]) => {
      const headers = Object.values(columns).map((column) => column.headers[0]?.toLowerCase());
      return new Set(headers).size === headers.length;
    });
    expect(names).toEqual(unique.map(([id]) => tableName(id)));
    for (const [index, [, { title }]] of unique.entries()) {
      const range = readRange(tables[index]?.get("ref") ?? "");
      const sheet = decoded.workbook.sheets.find(({ name }) => name === title);
      const headers = sheet?.rows[range?.top ?? 0]?.map((cell) => cell?.value);
      expect(all(tables[index], "tableColumn").map((column) => column.get("name"))).toEqual(headers);
    }
  });
});

describe("tableName", () => {
  it.each([
    ["people", "people"],
    ["sign_off", "sign_off"],
    ["t1", "table_t1"],
    ["r", "table_r"],
    ["r1c1", "table_r1c1"],
    ["c", "table_c"],
    ["a-b c", "a_b_c"],
    ["2nd", "table_2nd"],
  ])("makes of %s the name %s, which is no cell's", (id, name) => {
    expect(tableName(id)).toBe(name);
  });
});

describe("rowHeight", () => {
  const columns = [{ width: 20 }];

  it("is one line for words that fit and more for those that do not", () => {
    const height = (value: string) => rowHeight([{ value, look: "words" }], columns);
    expect(height("Fits on a line")).toBe(15);
    expect(height("Takes rather more than one line of this width")).toBe(30);
    expect(height("x".repeat(60))).toBe(45);
  });

  it("is one line for words that run on to the right", () => {
    expect(rowHeight([{ value: "x".repeat(60), look: "plain" }], columns)).toBe(15);
  });
});

describe("writeBook", () => {
  it("says what the document is called and that it is in English, to those who have it read out", () => {
    const parts = templateParts(
      writeBook({ title: "Loans & more", active: 0, property: { name: "x", value: "y" }, sheets: [] }),
    );
    const core = parts.get("docProps/core.xml");
    expect([all(core, "title")[0]?.text, all(core, "language")[0]?.text]).toEqual(["Loans & more", "en-GB"]);
  });

  it("writes a text once, however many cells of however many sheets have it", () => {
    const rows = Array.from({ length: 3 }, () => [{ value: "Not stated", look: "plain" as const }]);
    const sheets = ["One", "Two"].map((name) => ({ name, columns: [], rows }));
    const parts = templateParts(writeBook({ title: "Texts", active: 0, property: { name: "x", value: "y" }, sheets }));
    const shared = parts.get("xl/sharedStrings.xml");
    expect(all(shared, "t").map(({ text }) => text)).toEqual(["Not stated"]);
    expect(all(shared, "si")).toHaveLength(1);
    for (const sheet of ["sheet1", "sheet2"]) {
      const texts = cellTexts(parts, parts.get(`xl/worksheets/${sheet}.xml`));
      expect([...texts]).toEqual(["A1", "A2", "A3"].map((cell) => [cell, "Not stated"]));
    }
  });

  it("gives back every text as it was, whatever is in it", async () => {
    // A cell of spaces alone is blank.
    const text = fc.string({ unit: "binary" }).filter((value) => value.trim() !== "");
    const texts = fc.array(text, { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(texts, async (values) => {
        const book: Book = {
          title: values[0] ?? "",
          active: 0,
          property: { name: "x", value: values[0] ?? "" },
          sheets: [{ name: "One", columns: [], rows: values.map((value) => [{ value, look: "plain" }]) }],
        };
        const bytes = writeBook(book);
        templateParts(bytes);
        const decoded = await decodeFile(bytes);
        if (decoded.kind !== "workbook") throw new Error(decoded.finding.code);
        const read = values.map((_, row) => decoded.workbook.sheets[0]?.rows[row]?.[0]?.value);
        expect(read).toEqual(values.map((value) => value.toWellFormed()));
      }),
      { numRuns: 50 },
    );
  });
});

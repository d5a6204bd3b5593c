import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { decodeFile } from "../../../packages/core/src/ingest/decode/decode-file.ts";
import { firstSheet, odsOf, shownRows, whyUnreadable, workbookOf, xlsxOf, zipOf } from "./made-files.ts";

/** What comes of a file, or the format it was read as. A test that hangs is stopped by its timeout. */
async function outcome(file: Uint8Array): Promise<unknown> {
  const decoded = await decodeFile(file);
  return decoded.kind === "unreadable" ? decoded.finding : decoded.workbook.format;
}

/** A workbook whose one sheet part is these bytes. */
function withSheet(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(xlsxOf({ sheets: [""] }));
  return zipSync({ ...parts, "xl/worksheets/sheet1.xml": bytes }, { level: 9 });
}

/** Changes the sizes a zip's central directory claims for one part. */
function lie(file: Uint8Array, part: string, size: number): Uint8Array {
  const lying = file.slice();
  const view = new DataView(lying.buffer);
  for (let at = 0; at + 46 < lying.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const name = new TextDecoder().decode(lying.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
    if (name === part) view.setUint32(at + 24, size, true);
  }
  return lying;
}

describe("a zip that swells", () => {
  const zeros = withSheet(new Uint8Array(600 * 1024 * 1024));

  test("is refused by the size it claims", async () => {
    expect(zeros.length).toBeLessThan(1_000_000);
    expect(await outcome(zeros)).toMatchObject({ code: "over-limit", facts: { limit: "inflatedBytes" } });
  });

  test("is refused by how far a part is packed", async () => {
    const bomb = withSheet(new Uint8Array(64 * 1024 * 1024));
    expect(await outcome(bomb)).toMatchObject({ code: "over-limit", facts: { limit: "ratio", allowed: 400 } });
  });

  test("is caught while it swells where it claims to be small", async () => {
    const finding = await outcome(lie(zeros, "xl/worksheets/sheet1.xml", 1000));
    expect(finding).toMatchObject({
      code: "damaged-file",
      facts: { format: "xlsx", reason: "its part xl/worksheets/sheet1.xml is not as long as it should be" },
    });
  });

  test("is caught though it is small where it claims to be large", async () => {
    const file = lie(withSheet(strToU8("<worksheet/>")), "xl/worksheets/sheet1.xml", 5000);
    expect(await outcome(file)).toMatchObject({ code: "damaged-file" });
  });

  test("counts parts that share their bytes each time", async () => {
    const sheet = `<worksheet><sheetData>${'<row><c t="str"><v>some text</v></c></row>'.repeat(2000)}</sheetData></worksheet>`;
    const links = Array.from(
      { length: 50 },
      (_, at) => `<Relationship Id="r${at}" Type="x/worksheet" Target="s.xml"/>`,
    );
    const list = Array.from({ length: 50 }, (_, at) => `<sheet name="S${at}" r:id="r${at}"/>`);
    const file = zipOf({
      "xl/workbook.xml": `<workbook><sheets>${list.join("")}</sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships>${links.join("")}</Relationships>`,
      "xl/s.xml": sheet,
    });
    expect(await whyUnreadable(file, { inflatedBytes: 1_000_000 })).toMatchObject(["over-limit", {}]);
    expect(await whyUnreadable(file, { sheets: 40 })).toEqual([
      "over-limit",
      { limit: "sheets", allowed: 40, found: 41 },
    ]);
  });

  test("with a changed byte is damaged", async () => {
    const parts = unzipSync(xlsxOf({ sheets: ['<sheetData><row r="1"><c r="A1"><v>1234</v></c></row></sheetData>'] }));
    const stored = zipSync(parts, { level: 0 });
    const at = new TextDecoder("latin1").decode(stored).indexOf("1234");
    stored[at] = 0x39;
    expect(await whyUnreadable(stored)).toEqual([
      "damaged-file",
      { format: "xlsx", reason: "its part xl/worksheets/sheet1.xml has another checksum than it should" },
    ]);
  });

  test("with bytes before it is read all the same", async () => {
    const file = xlsxOf({ sheets: ['<sheetData><row r="1"><c r="A1"><v>5</v></c></row></sheetData>'] });
    const shifted = new Uint8Array(file.length + 4);
    shifted.set(strToU8("PK\x03\x04"));
    shifted.set(file, 4);
    expect(shownRows(await firstSheet(shifted))).toEqual([["5"]]);
  });

  test.each([1, 22, 100, 500])("that breaks off %d bytes early is damaged", async (bytes) => {
    const file = xlsxOf({ sheets: ["<sheetData/>"] });
    expect(await whyUnreadable(file.subarray(0, file.length - bytes))).toMatchObject(["damaged-file", {}]);
  });

  test("that is encrypted needs a password", async () => {
    const file = xlsxOf({ sheets: [""] });
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    for (let at = 0; at + 46 < file.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
    }
    expect(await whyUnreadable(file)).toEqual(["password-protected", { format: "xlsx" }]);
  });
});

describe("XML that swells", () => {
  const entities =
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>';
  const reason = "its XML declares a document type, which no spreadsheet does";

  test("by entities is refused in a workbook", async () => {
    expect(await whyUnreadable(withSheet(strToU8(entities)))).toEqual(["damaged-file", { format: "xlsx", reason }]);
  });

  test("by entities is refused in OpenDocument", async () => {
    const file = zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": entities });
    expect(await whyUnreadable(file)).toEqual(["damaged-file", { format: "ods", reason }]);
  });

  test("by entities is refused in an XML spreadsheet", async () => {
    const file = '<?xml version="1.0"?><!DOCTYPE x><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>';
    expect(await whyUnreadable(strToU8(file))).toEqual(["damaged-file", { format: "xml", reason }]);
  });

  test.each<[string, string]>([
    ["in a tag", '<worksheet><sheetData><row r="1"><c r="A1'],
    ["in a comment", "<worksheet><!-- and so on"],
    ["between tags", "<worksheet><sheetData><row>"],
  ])("or breaks off %s is damaged", async (_, sheet) => {
    expect(await whyUnreadable(withSheet(strToU8(sheet)))).toMatchObject(["damaged-file", { format: "xlsx" }]);
  });

  test.each<[string, string]>([
    ["blank cells without end", `<worksheet><row>${"<c/>".repeat(1_000_000)}</row></worksheet>`],
    ["tags without end", `<worksheet>${"<a>".repeat(1_000_000)}</worksheet>`],
    ["one endless tag", `<worksheet ${"a='b' ".repeat(500_000)}/>`],
    ["one endless text", `<worksheet><c t="str"><v>${"text ".repeat(1_000_000)}</v></c></worksheet>`],
    ["quotes without end", `<worksheet ${"'".repeat(2_000_001)}/>`],
    ["a link over the whole grid", '<worksheet><hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks></worksheet>'],
  ])(
    "%s: it ends",
    async (_, sheet) => {
      expect(await outcome(withSheet(strToU8(sheet)))).toBeDefined();
    },
    10_000,
  );

  test("passing through too much is a limit of its own", async () => {
    const file = withSheet(strToU8(`<worksheet>${"<a/>".repeat(2000)}</worksheet>`));
    expect(await whyUnreadable(file, { parts: 1000 })).toMatchObject(["over-limit", { limit: "parts", allowed: 1000 }]);
  });
});

describe("OpenDocument that swells", () => {
  const text =
    '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>';

  test("a million blank rows are nothing", async () => {
    const blank =
      '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
    const sheet = await firstSheet(odsOf(`<table:table>${blank}</table:table>`));
    expect(sheet.rows).toHaveLength(0);
  });

  test("a million full rows are over the limit", async () => {
    const full = `<table:table-row table:number-rows-repeated="1048576">${text}</table:table-row>`;
    expect(await outcome(odsOf(`<table:table>${full}</table:table>`))).toMatchObject({ code: "over-limit" });
  });

  test("repeats that are no numbers are one", async () => {
    const row =
      '<table:table-row table:number-rows-repeated="-5"><table:table-cell table:number-columns-repeated="1e999"><text:p>a</text:p></table:table-cell></table:table-row>';
    expect(shownRows(await firstSheet(odsOf(`<table:table>${row}</table:table>`)))).toEqual([["a"]]);
  });
});

describe("web pages that swell", () => {
  test.each<[string, string]>([
    ["cells without end", `<table><tr>${"<td>a".repeat(500_000)}`],
    ["rows without end", `<table>${"<tr><td>a".repeat(300_000)}`],
    ["tables without end", `${"<table>".repeat(500_000)}`],
    ["signs that open nothing", `<table>${"<".repeat(3_000_000)}`],
    ["comments that never end", `<table><tr><td>${"<!--".repeat(1_000_000)}`],
    ["spans over spans", `<table><tr>${"<td rowspan=65000 colspan=1000>".repeat(16)}${"<tr><td>".repeat(100_000)}`],
  ])(
    "%s: it ends",
    async (_, page) => {
      expect(await outcome(strToU8(page))).toBeDefined();
    },
    10_000,
  );
});

describe("cells beyond the grid", () => {
  test.each<[string, string, object]>([
    [
      "a row",
      '<row r="9000000"><c r="A9000000"><v>1</v></c></row>',
      { limit: "rows", allowed: 1_048_576, found: 9_000_000 },
    ],
    ["a column", '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>', { limit: "columns", allowed: 16_384, found: 475_254 }],
  ])("%s", async (_, row, facts) => {
    expect(await whyUnreadable(xlsxOf({ sheets: [`<sheetData>${row}</sheetData>`] }))).toEqual(["over-limit", facts]);
  });

  test("limits hold for workbooks too", async () => {
    const row = (at: number) => `<row r="${at}"><c r="A${at}"><v>1</v></c><c r="B${at}"><v>2</v></c></row>`;
    const file = xlsxOf({
      sheets: [`<sheetData>${row(1)}${row(500)}</sheetData>`, `<sheetData>${row(2)}</sheetData>`],
    });
    expect(await whyUnreadable(file, { cells: 5 })).toEqual(["over-limit", { limit: "cells", allowed: 5, found: 6 }]);
    expect(await whyUnreadable(file, { rows: 1 })).toEqual(["over-limit", { limit: "rows", allowed: 1, found: 2 }]);
    expect(await whyUnreadable(file, { columns: 1 })).toEqual([
      "over-limit",
      { limit: "columns", allowed: 1, found: 2 },
    ]);
    expect((await workbookOf(file, { cells: 6, rows: 2, columns: 2, sheets: 2 })).sheets).toHaveLength(2);
  });
});

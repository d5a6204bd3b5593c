import { unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { cellOf, firstSheet, shownRows, whyUnreadable, workbookOf, xlsxOf, zipOf } from "./made-files.ts";
import { biffOf, biffRecord, bytesOf, low, type Piece, xlsbOf, xlsbRecord, xlsbSheet } from "./made-records.ts";

const CELLS = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Leeds</t></is></c></row></sheetData>';

describe("macro modules of older workbooks, which Excel lists as sheets that lead nowhere", () => {
  test("are no sheets of an xlsx", async () => {
    const parts = unzipSync(xlsxOf({ sheets: [CELLS] }));
    const list = new TextDecoder().decode(parts["xl/workbook.xml"]);
    const module = '<sheet name="Module1" sheetId="2" state="veryHidden" r:id=""/></sheets>';
    const file = zipSync({
      ...parts,
      "xl/workbook.xml": new TextEncoder().encode(list.replace("</sheets>", module)),
    });
    expect((await workbookOf(file)).sheets.map(({ name }) => name)).toEqual(["Sheet1"]);
  });

  test.each<[string, string | undefined]>([
    ["none", undefined],
    ["an empty one", ""],
  ])("are no sheets of an xlsb, whose link is %s", async (_, link) => {
    const file = xlsbOf([xlsbSheet("Return", "rId1"), xlsbSheet("Module1", link)]);
    const { sheets } = await workbookOf(file);
    expect(sheets.map((sheet) => [sheet.name, shownRows(sheet)])).toEqual([["Return", [["5"]]]]);
  });

  test("a sheet of an xlsb whose link leads nowhere is damage", async () => {
    expect(await whyUnreadable(xlsbOf([xlsbSheet("Return", "rId2")]))).toMatchObject([
      "damaged-file",
      { reason: 'its sheet "Return" is missing' },
    ]);
  });
});

test("the list of sheets of an xlsb is read however much else the workbook part holds", async () => {
  // What cannot be packed, so that it is unpacked in many pieces: names, as the part of a large workbook has.
  const noise = Uint8Array.from({ length: 16_000 }, (_, at) => ((at * 2_654_435_761) >>> 13) & 255);
  const names = Array.from({ length: 40 }, () => xlsbRecord(39, noise));
  const file = xlsbOf([xlsbRecord(153, low(0, 4)), xlsbSheet("Return", "rId1"), ...names]);
  const { sheets } = await workbookOf(file);
  expect(sheets.map((sheet) => [sheet.name, shownRows(sheet)])).toEqual([["Return", [["5"]]]]);
});

describe("parts of an xlsx in UTF-16, as Excel on telephones wrote them", () => {
  const encoded = (isBig: boolean, mark: boolean) => {
    const parts = unzipSync(xlsxOf({ sheets: [CELLS.replace("Leeds", "Møre")] }));
    const encode = (bytes: Uint8Array) => {
      const text = `${mark ? "\uFEFF" : ""}<?xml version="1.0" encoding="UTF-16"?>${new TextDecoder().decode(bytes)}`;
      const units = Array.from(text, (character) => low(character.charCodeAt(0), 2));
      return bytesOf(...units.map(([first = 0, second = 0]) => (isBig ? [second, first] : [first, second])));
    };
    return zipSync(Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, encode(bytes)])));
  };

  test.each<[string, boolean, boolean]>([
    ["low byte first, with a mark", false, true],
    ["high byte first, with a mark", true, true],
    ["low byte first", false, false],
    ["high byte first", true, false],
  ])("%s", async (_, isBig, mark) => {
    expect(shownRows(await firstSheet(encoded(isBig, mark)))).toEqual([["Møre"]]);
  });
});

describe("shared texts of an xls that go on in another record", () => {
  const sst = (...data: readonly Piece[]) => biffRecord(0xfc, low(3, 4), low(3, 4), ...data);
  const on = (...data: readonly Piece[]) => biffRecord(0x3c, ...data);
  const cells = [0, 1, 2].map((at) => biffRecord(0xfd, low(0, 2), low(at, 2), low(0, 2), low(at, 4)));
  const text = (value: string) => bytesOf(low(value.length, 2), 0, value);

  test.each<[string, readonly Uint8Array[]]>([
    ["in one record", [sst(text("Leeds"), text("York"), text("Hull"))]],
    ["between two texts", [sst(text("Leeds")), on(text("York"), text("Hull"))]],
    ["within a text", [sst(text("Leeds"), low(4, 2), 0, "Yo"), on(0, "rk", text("Hull"))]],
    [
      "within a text, in wide characters from there on",
      [sst(text("Leeds"), low(4, 2), 0, "Yo"), on(1, "r\0k\0", text("Hull"))],
    ],
    ["after the head of a text", [sst(text("Leeds"), low(4, 2), 0), on(0, "York", text("Hull"))]],
    [
      "after the head of a text, which turns wide",
      [sst(text("Leeds"), low(4, 2), 0), on(1, "Y\0o\0r\0k\0", text("Hull"))],
    ],
    [
      "after the head of a text with a format",
      [sst(text("Leeds"), low(4, 2), 8, low(1, 2)), on(0, "York", low(0, 4), text("Hull"))],
    ],
  ])("%s", async (_, workbook) => {
    expect(shownRows(await firstSheet(biffOf(workbook, cells)))).toEqual([["Leeds", "York", "Hull"]]);
  });
});

describe("a workbook without its main part is damaged, not a zip of several files", () => {
  test.each<[string, string, Record<string, string>]>([
    ["xlsx", "its list of sheets is missing", { "xl/worksheets/sheet1.xml": "<worksheet/>", "xl/styles.xml": "<a/>" }],
    [
      "ods",
      "its content is missing",
      { mimetype: "application/vnd.oasis.opendocument.spreadsheet", "meta.xml": "<a/>", "styles.xml": "<a/>" },
    ],
  ])("%s", async (format, reason, parts) => {
    expect(await whyUnreadable(zipOf(parts))).toEqual(["damaged-file", { format, reason }]);
  });
});

describe("what is stored as a number and is none is the error Excel shows", () => {
  const none = new Uint8Array(new Float64Array([Number.NaN]).buffer);

  test("xls", async () => {
    const cell = biffRecord(0x203, low(0, 2), low(0, 2), low(0, 2), none);
    expect(await cellOf(biffOf([], [cell]))).toMatchObject({ kind: "error", value: "#NUM!" });
  });

  test("xlsb", async () => {
    const file = xlsbOf([xlsbSheet("Return", "rId1")], xlsbRecord(5, low(0, 4), low(0, 4), none));
    expect(await cellOf(file)).toMatchObject({ kind: "error", value: "#NUM!" });
  });
});

describe("formulas of an xls", () => {
  const isText = [0, 0, 0, 0, 0, 0, 0xff, 0xff];
  const number = (value: number) => Array.from(new Uint8Array(new Float64Array([value]).buffer));
  const formula = (type: number, result: readonly number[], at = 0) =>
    biffRecord(type, low(0, 2), low(at, 2), low(0, 2), result, low(0, 2), low(0, 4));

  test.each([0x06, 0x206, 0x406])("have a result in records of type %d, as other programs write", async (type) => {
    expect(await cellOf(biffOf([], [formula(type, number(616))]))).toMatchObject({ value: 616, formula: true });
  });

  test("have a text that goes on in further records, and takes no more of them than it is long", async () => {
    const records = [
      formula(0x06, isText),
      biffRecord(0x207, low(10, 2), 0, "Leeds"),
      biffRecord(0x3c, 1, "\u0020\0a\0n\0d\0"),
      biffRecord(0x3c, 0, "!?"),
      biffRecord(0x3c, 0, "what is drawn"),
      formula(0x06, number(1), 1),
      biffRecord(0x3c, 0, "what is drawn"),
    ];
    expect(shownRows(await firstSheet(biffOf([], records)))).toEqual([["Leeds and!", "1"]]);
  });

  test("have a text that goes on in further records, in a code page", async () => {
    const version = [...low(0x500, 2)];
    const sheet = [formula(0x06, isText), biffRecord(0x207, low(7, 2), "Lee"), biffRecord(0x3c, "ds \u00a3", "rest")];
    const stream = biffOf([biffRecord(0x42, low(1252, 2))], sheet);
    // Of Excel 95: the version in the records with which the workbook and the sheet begin.
    for (let at = 0; at < stream.length - 6; at += 1) {
      if (stream[at] === 0x09 && stream[at + 1] === 0x08 && stream[at + 2] === 16) stream.set(version, at + 4);
    }
    expect((await firstSheet(stream)).rows[0]?.[0]?.value).toBe("Leeds \u00a3");
  });
});

test("a workbook that was packed again with its folder is read, and one of which a sheet has no bytes is damaged", async () => {
  const parts = unzipSync(
    xlsxOf({
      sheets: [`<sheetData><row><c t="str"><v>Council</v></c><c t="str"><v>Cumbria</v></c></row></sheetData>`],
    }),
  );
  const inFolder = Object.fromEntries(Object.entries(parts).map(([name, part]) => [`return.xlsx/${name}`, part]));
  const packed = zipSync({
    "__MACOSX/._return.xlsx": new Uint8Array(4),
    "return.xlsx/": new Uint8Array(),
    ...inFolder,
  });
  expect(shownRows(await firstSheet(packed))).toEqual([["Council", "Cumbria"]]);
  const sheet = Object.keys(parts).find((name) => /sheet1\.xml$/.test(name)) ?? "";
  const broken = zipSync({ ...parts, [sheet]: new Uint8Array() });
  expect(await whyUnreadable(broken)).toMatchObject([
    "damaged-file",
    { reason: expect.stringContaining("has no content") },
  ]);
});

import { describe, expect, test } from "vitest";
import { decodeFile } from "../../../packages/core/src/ingest/decode/decode-file.ts";
import { firstSheet, shownRows, whyUnreadable, workbookOf } from "./made-files.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from([...text].map((character) => character.charCodeAt(0)));
const rowsOf = async (file: Uint8Array) => shownRows(await firstSheet(file));

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? "\uFEFF" : ""), ...text].map((character) => character.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
}

function utf32(text: string, littleEndian: boolean): Uint8Array {
  const bytes = [...text].map((letter) => [0, 8, 16, 24].map((shift) => ((letter.codePointAt(0) ?? 0) >> shift) & 255));
  return Uint8Array.from(bytes.flatMap((four) => (littleEndian ? four : four.toReversed())));
}

describe("the character set of a text is told by its bytes", () => {
  test.each<[string, string, Uint8Array, string]>([
    ["utf-8", "plain letters", utf8("name,cost\nÉcole,£5\n"), "École"],
    ["utf-8", "a byte order mark", utf8("\uFEFFname,cost\nÉcole,£5\n"), "École"],
    ["utf-8", "a byte order mark encoded twice", utf8("ï»¿name,cost\nÉcole,£5\n"), "École"],
    ["utf-8", "a byte order mark twice over", utf8("\uFEFF\uFEFFname,cost\nÉcole,£5\n"), "École"],
    ["utf-16le", "UTF-16 with a mark", utf16("name,cost\nÉcole,£5\n", true, true), "École"],
    ["utf-16be", "UTF-16 the other way round", utf16("name,cost\nÉcole,£5\n", false, true), "École"],
    ["utf-16le", "UTF-16 without a mark", utf16("name,cost\nÉcole,£5\n", true, false), "École"],
    ["utf-16be", "UTF-16 without a mark, the other way", utf16("name,cost\nÉcole,£5\n", false, false), "École"],
    ["utf-32le", "UTF-32 with a mark", utf32("\uFEFFname,cost\nÉcole,£5\n", true), "École"],
    ["utf-32be", "UTF-32 with a mark, the other way", utf32("\uFEFFname,cost\nÉcole,£5\n", false), "École"],
    ["utf-32le", "UTF-32 without a mark", utf32("name,cost\nÉcole,£5\n", true), "École"],
    ["utf-32be", "UTF-32 without a mark, the other way", utf32("name,cost\nÉcole,£5\n", false), "École"],
    ["windows-1252", "pounds only", latin("name,cost\nSchool,\xa35\n"), "School"],
    [
      "windows-1252",
      "curly quotes of Windows",
      latin("name,cost\nChildren\x92s \x93home\x94,\xa35\n"),
      "Children’s “home”",
    ],
    ["windows-1252", "accents of Windows", latin("name,cost\nCaf\xe9 Zo\xeb,\xa35\n"), "Café Zoë"],
    [
      "macintosh",
      "curly quotes of the Macintosh",
      latin("name,cost\nChildren\xd5s \xd2home\xd3,\xa35\n"),
      "Children’s “home”",
    ],
    ["macintosh", "accents of the Macintosh", latin("name,cost\nCaf\x8e Zo\x91,\xa35\n"), "Café Zoë"],
    [
      "windows-1252",
      "dots that lead to a figure",
      latin("name,cost\nTotal \x85\x85\x85\x85\x85,\xa35\n"),
      "Total ……………",
    ],
    ["macintosh", "dashes of the Macintosh", latin("name,cost\nAdults \xd0 18\xd064,\xa35\n"), "Adults – 18–64"],
    ["ibm850", "pounds of DOS", latin("name,cost (\x9c)\nSchool,\x9c5\n"), "School"],
    ["ibm850", "accents of DOS", latin("name,cost\nCaf\x82 Zo\x89,\x9c5\n"), "Café Zoë"],
  ])("%s: %s", async (encoding, _, file, name) => {
    const workbook = await workbookOf(file);
    expect(workbook.encoding).toBe(encoding);
    expect(workbook.sheets[0]?.rows[0]?.[0]?.value).toBe("name");
    expect(workbook.sheets[0]?.rows[1]?.[0]?.value).toBe(name);
    const cost = workbook.sheets[0]?.rows[1]?.[1]?.value;
    expect(cost).toBe("£5");
  });

  test("a few Windows bytes pasted into UTF-8 are read as Windows", async () => {
    const file = Uint8Array.from([...utf8("École,é,ü,ñ\n"), ...latin("it\x92s,\xa35,a,b\n")]);
    expect(await rowsOf(file)).toEqual([
      ["École", "é", "ü", "ñ"],
      ["it’s", "£5", "a", "b"],
    ]);
  });

  test("NUL characters are dropped", async () => {
    expect(await rowsOf(utf8("name,cost\nLe\0eds council,5\nYork council,6\nHull council,7\0\0\n"))).toEqual([
      ["name", "cost"],
      ["Leeds council", "5"],
      ["York council", "6"],
      ["Hull council", "7"],
    ]);
  });
});

describe("the delimiter is the one that gives the same fields again and again", () => {
  test.each<[string, string, (string | null)[]]>([
    ["a comma", "a,b,c\n1,2,3\n4,5,6\n", ["1", "2", "3"]],
    ["a semicolon with decimal commas", "Name;A;B\nLeeds;1,5;2,5\nYork;3,5;4,5\n", ["Leeds", "1,5", "2,5"]],
    ["a semicolon with thousands", "Name;A\nLeeds;1,234,567\nYork;2,345,678\n", ["Leeds", "1,234,567"]],
    ["a semicolon and no header", "1,5;2,5\n3,5;4,5\n5,5;6,5\n", ["3,5", "4,5"]],
    ["a tab with commas in amounts", "Name\tA\nLeeds\t1,234\nYork\t5,678\n", ["Leeds", "1,234"]],
    ["a pipe", "a|b\n1|2\n3|4\n", ["1", "2"]],
    ["a comma with quoted amounts", 'Name,A\nLeeds,"1,234"\nYork,"5,678"\n', ["Leeds", "1,234"]],
    ["a comma though texts hold semicolons", "Name,Note\nLeeds,a; b\nYork,c; d\n", ["Leeds", "a; b"]],
    ["a comma below a title", "Spending of the council; September\n\nName,A\nLeeds,5\nYork,6\n", []],
    ["nothing, in a list", "Leeds\nYork\nHull\n", ["York"]],
    [
      "nothing, in prose",
      "Dear all\nPlease find, as asked, this\nKind regards\nA\nB\nC\nD\n",
      ["Please find, as asked, this"],
    ],
  ])("%s", async (_, text, second) => {
    expect((await rowsOf(utf8(text)))[1]).toEqual(second);
  });

  test("a first line sep= names it and is not a row", async () => {
    expect(await rowsOf(utf8("sep=;\r\nName;Note\r\nLeeds;a,b\r\n"))).toEqual([
      ["Name", "Note"],
      ["Leeds", "a,b"],
    ]);
  });
});

describe("records are the rows Excel shows", () => {
  test("blank records stay, trailing blanks and the last line end do not", async () => {
    const sheet = await firstSheet(utf8("a,b,,,\n\n,,,,\n  ,x,\n"));
    expect(shownRows(sheet)).toEqual([["a", "b"], [], [], [null, "x"]]);
    expect(sheet.rows).toHaveLength(4);
  });

  test.each(["\n", "\r\n", "\r"])("line ends %j", async (end) => {
    expect(await rowsOf(utf8(["a,b", '"c\nd",e', "f,g"].join(end)))).toEqual([
      ["a", "b"],
      ["c\nd", "e"],
      ["f", "g"],
    ]);
  });

  test("line ends may be mixed", async () => {
    expect(await rowsOf(utf8("a,b\r\nc,d\ne,f\rg,h"))).toHaveLength(4);
  });

  test("cells keep their text as it is, spaces and all", async () => {
    expect((await firstSheet(utf8("a,b\n x , 007 \n"))).rows[1]).toEqual([
      { kind: "text", value: " x ", shown: " x " },
      { kind: "text", value: " 007 ", shown: " 007 " },
    ]);
  });

  test("quotes hold delimiters, line ends and doubled quotes", async () => {
    expect(await rowsOf(utf8('a,b\n"x, ""y""\nz",1\n'))).toEqual([
      ["a", "b"],
      ['x, "y"\nz', "1"],
    ]);
  });

  test("text behind a closing quote belongs to the cell, as in Excel", async () => {
    expect(await rowsOf(utf8('a,b\n"Smith, Bob" Ltd,1\n"x" ,2\n'))).toEqual([
      ["a", "b"],
      ["Smith, Bob Ltd", "1"],
      ["x ", "2"],
    ]);
  });

  test("a quote inside a cell is a character", async () => {
    expect(await rowsOf(utf8('a,b\nscrew 3.5",1\n6" nail,2\n'))).toEqual([
      ["a", "b"],
      ['screw 3.5"', "1"],
      ['6" nail', "2"],
    ]);
  });
});

describe("a stray quote does not swallow the rows behind it", () => {
  const body = (bad: string) => `id,name,cost\n1,a,5\n${bad}\n3,c,7\n4,d,8\n5,"e, f",9\n6,g,10\n`;

  test.each<[string, string, string[]]>([
    ["one that is never closed", '2,"b,6', ["2", '"b', "6"]],
    ["one at the start of a record", '"2,b,6', ['"2', "b", "6"]],
    ["one at the end of a record", '2,b,"6', ["2", "b", '"6']],
  ])("%s", async (_, bad, row) => {
    const decoded = await decodeFile(utf8(body(bad)));
    if (decoded.kind !== "workbook") throw new Error("unreadable");
    const rows = shownRows(decoded.workbook.sheets[0]);
    expect(rows[2]).toEqual(row);
    expect(rows.slice(3)).toEqual([
      ["3", "c", "7"],
      ["4", "d", "8"],
      ["5", "e, f", "9"],
      ["6", "g", "10"],
    ]);
    expect(decoded.findings).toMatchObject([
      { code: "damaged-file", severity: "query", place: { row: 3 }, facts: { format: "csv" } },
    ]);
  });

  test("also where an inch mark many lines on looks like its end", async () => {
    const lines = Array.from({ length: 40 }, (_, at) => `${at + 3},row,${at}`);
    const file = utf8(`id,name,cost\n1,a,5\n2,"b,6\n${lines.join("\n")}\n99,3.5",7\n`);
    expect(await rowsOf(file)).toHaveLength(44);
  });

  test("and its finding names the cell", async () => {
    const decoded = await decodeFile(utf8('a,b\n1,"x\n2,y\n'));
    expect(decoded).toMatchObject({ findings: [{ place: { cell: "B2", row: 2 } }] });
  });

  test("a file of nothing but stray quotes takes time in proportion", async () => {
    const decoded = await decodeFile(utf8('x,"\n'.repeat(100_000)));
    expect(decoded).toMatchObject({ kind: "workbook" });
    const doubled = await decodeFile(utf8('"""'.repeat(200_000)));
    expect(doubled).toMatchObject({ kind: "workbook" });
  });
});

describe("limits on text", () => {
  test.each<[string, Uint8Array, object, object]>([
    ["rows", utf8("a\n".repeat(20)), { rows: 10 }, { limit: "rows", allowed: 10, found: 11 }],
    ["columns", utf8("a,b,c\n"), { columns: 2 }, { limit: "columns", allowed: 2, found: 3 }],
    ["cells", utf8("a,b\nc,d\n"), { cells: 3 }, { limit: "cells", allowed: 3, found: 4 }],
    ["bytes", utf8("a,b\nc,d\n"), { bytes: 7 }, { limit: "bytes", allowed: 7, found: 8 }],
  ])("%s", async (_, file, limits, facts) => {
    expect(await whyUnreadable(file, limits)).toEqual(["over-limit", facts]);
  });

  test("blank rows and columns count for nothing", async () => {
    expect(await whyUnreadable(utf8("\n".repeat(50)), { rows: 10 })).toBeUndefined();
    expect(await whyUnreadable(utf8(`a${",".repeat(50)}b\n`), { columns: 2 })).toBeUndefined();
  });
});

test("a field written as a formula, so that Excel takes it for no number, is what it shows", async () => {
  const file = utf8('Code,Name\n"=""00123""","=""Say """"so"""""""\n="0045",="no end\n');
  expect(await rowsOf(file)).toEqual([
    ["Code", "Name"],
    ["00123", 'Say "so"'],
    ["0045", '="no end'],
  ]);
});

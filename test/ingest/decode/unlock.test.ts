import { CFB } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { shownRows, whyUnreadable, workbookOf, xlsxOf } from "./made-files.ts";
import { agilePackage, lockedBiff, standardPackage } from "./made-locked.ts";

/** So many that they go on through several of the stretches that are encrypted each by itself. */
const TEXTS = Array.from({ length: 200 }, (_, at) => `Payment ${at}, to a supplier of the council`);
const XLSX = xlsxOf({
  sheets: [
    `<sheetData>${TEXTS.map((text) => `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`).join("")}</sheetData>`,
  ],
});
const LATEST = { name: "SHA512", bits: 256 } as const;
const ROWS = TEXTS.map((text) => [text]);

describe("a file that Excel opens without asking for a password is read", () => {
  test.each(["plain", "provider 40", "provider 128"] as const)("xls, encryption %s", async (how) => {
    const stream = lockedBiff(how, TEXTS);
    const { sheets } = await workbookOf(stream);
    expect(sheets.map((sheet) => [sheet.name, shownRows(sheet)])).toEqual([["Return", ROWS]]);
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, "/Workbook", stream);
    const file = Uint8Array.from(CFB.write(container, { type: "array" }));
    expect(shownRows((await workbookOf(file)).sheets[0])).toEqual(ROWS);
  });

  test.each<[string, Uint8Array]>([
    ["of 2007, 128 bits", standardPackage(XLSX, 128)],
    ["of 2007, 256 bits", standardPackage(XLSX, 256)],
    ["of 2010, 128 bits", agilePackage(XLSX, { name: "SHA1", bits: 128 })],
    ["of 2013, 256 bits", agilePackage(XLSX, LATEST)],
  ])("xlsx, encryption %s", async (_, file) => {
    const { format, sheets } = await workbookOf(file);
    expect(format).toBe("xlsx");
    expect(shownRows(sheets[0])).toEqual(ROWS);
  });
});

describe("a file with a password of its own needs it", () => {
  test.each<[string, string, Uint8Array]>([
    ["xls", "plain", lockedBiff("plain", TEXTS, "secret")],
    ["xls", "of a provider", lockedBiff("provider 128", TEXTS, "secret")],
    ["xlsx", "of 2007", standardPackage(XLSX, 128, "secret")],
    ["xlsx", "of 2013", agilePackage(XLSX, { ...LATEST, password: "secret" })],
  ])("%s, encryption %s", async (format, _, file) => {
    expect(await whyUnreadable(file)).toEqual(["password-protected", { format }]);
  });

  test.each<[string, string | RegExp, string]>([
    ["asks for turns without end", 'spinCount="1000"', 'spinCount="4000000000"'],
    ["has a cipher that is not known", 'cipherAlgorithm="AES"', 'cipherAlgorithm="DES"'],
    ["has keys of no length", 'keyBits="256"', 'keyBits="-8"'],
    ["has values of nothing", /encryptedVerifierHashInput="[^"]*"/, ""],
    ["describes nothing", /<encryption>.*/, ""],
  ])("one that %s is not opened", async (_, asked, hostile) => {
    const file = agilePackage(XLSX, { ...LATEST, edit: (xml) => xml.replace(asked, hostile) });
    expect(await whyUnreadable(file)).toEqual(["password-protected", { format: "xlsx" }]);
  });
});

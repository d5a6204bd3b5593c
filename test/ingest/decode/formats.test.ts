import { CFB, utils, write } from "@e965/xlsx";
import { strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { inspectFile } from "../../../packages/core/src/workflows/inspect-file.ts";
import { shownRows, workbookOf, zipOf } from "./made-files.ts";
import { lockedBiff } from "./made-locked.ts";

const LINES = [
  ["Council", "People"],
  ["Cumbria", 12],
];
const CSV = "Council,People\nCumbria,12\n";

type BookType = "biff2" | "biff5" | "biff8" | "xlsx" | "xlsb" | "ods" | "fods";

function workbookAs(bookType: BookType): Uint8Array {
  const book = utils.book_new(utils.aoa_to_sheet(LINES), "Return");
  return new Uint8Array(write(book, { type: "array", bookType, compression: true }));
}

/** A compound file with these streams, as the Office programs before 2007 wrote. */
function compound(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const container = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${name}`, content);
  return Uint8Array.from(CFB.write(container, { type: "array" }));
}

/** One code, and what is said of the file in the words an officer reads. */
async function said(bytes: Uint8Array): Promise<{ code: string; message: string; fix: string }> {
  const { format, sheets, findings } = await inspectFile({ name: "return.xls", bytes });
  expect([format, sheets, findings.length]).toEqual([null, [], 1]);
  const [{ code, message, fix } = { code: "", message: "", fix: "" }] = findings;
  return { code, message, fix };
}

const some = new Uint8Array(4096).fill(7);
const SIGN_IN = `<!DOCTYPE html><html><body><form><table><tr><td>Name</td><td><input name="n"></td></tr>
<tr><td>Password</td><td><input name="p" type="password"></td></tr></table></form></body></html>`;

describe("a file that is no spreadsheet, or cannot be opened, is one finding that says what to do", () => {
  test.each<[string, Uint8Array, string, string, string]>([
    ["nothing at all", new Uint8Array(0), "empty-file", "no content", "check that it is the right one"],
    ["a PDF document", strToU8("%PDF-1.7\n%"), "wrong-type", "a PDF document", "the document was made from"],
    ["Word", zipOf({ "word/document.xml": "<w/>" }), "wrong-type", "a Word document", "copy its tables"],
    ["Word of 1997", compound({ WordDocument: some }), "wrong-type", "a Word document", "copy its tables"],
    ["rich text", strToU8("{\\rtf1\\ansi hello}"), "wrong-type", "rich text", "copy its tables"],
    [
      "a picture",
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
      "wrong-type",
      "a PNG image",
      "type its values",
    ],
    ["Numbers", zipOf({ "Index/Document.iwa": "x" }), "wrong-type", "Apple Numbers", "File, Export To, Excel"],
    ["Excel 2", workbookAs("biff2"), "wrong-type", "Excel 4 or earlier", "save it as an Excel workbook"],
    [
      "Excel 3",
      strToU8("\x09\x02\x06\0\x03\0\x10\0\0\0", true),
      "wrong-type",
      "Excel 4 or earlier",
      "save it as an Excel workbook",
    ],
    [
      "Excel 4",
      strToU8("\x09\x04\x06\0\x04\0\x10\0\0\0", true),
      "wrong-type",
      "Excel 4 or earlier",
      "save it as an Excel workbook",
    ],
    ["a page to sign in on", strToU8(SIGN_IN), "wrong-type", "sign in on", "Sign in and download"],
    ["a web page", strToU8("<html><p>Gone</p></html>"), "wrong-type", "without a table", "download the file again"],
    ["JSON", strToU8('[{"council":"Cumbria"}]'), "wrong-type", "a JSON file", "import it in a spreadsheet program"],
    ["an archive", Uint8Array.of(0x1f, 0x8b, 8, 0), "wrong-type", "a gzip archive", "Unpack it"],
    [
      "a zip of pictures",
      zipOf({ "a.gif": "GIF89a", "b.pdf": "%PDF-" }),
      "wrong-type",
      "without a spreadsheet",
      "Unpack it",
    ],
    ["a zip in a zip", zipOf({ "a.zip": zipOf({ "b.csv": CSV }) }), "wrong-type", "in a zip archive", "Unpack it"],
    [
      "a password on a new workbook",
      compound({ EncryptionInfo: some, EncryptedPackage: some }),
      "password-protected",
      "needs a password",
      "Take the password off",
    ],
    [
      "half a workbook",
      workbookAs("xlsx").slice(0, 3000),
      "damaged-file",
      "its end is missing",
      "save it as a new .xlsx",
    ],
    [
      "half a workbook of 1997",
      workbookAs("biff8").slice(0, 1500),
      "damaged-file",
      "an Excel 97-2003 workbook",
      "save it as a new .xlsx",
    ],
  ])("%s", async (...[, file, code, message, fix]) => {
    const found = await said(file);
    expect(found.code).toBe(code);
    expect(found.message).toContain(message);
    expect(found.fix).toContain(fix);
  });

  test("a password on a workbook of 1997", async () => {
    const file = compound({ Workbook: lockedBiff("plain", ["Leeds"], "secret") });
    expect(await said(file)).toMatchObject({ code: "password-protected" });
  });
});

describe("a spreadsheet is read whatever it is packed or written as", () => {
  test.each<BookType>(["xlsx", "xlsb", "ods", "fods", "biff8", "biff5"])("%s", async (bookType) => {
    const { sheets } = await workbookOf(workbookAs(bookType));
    expect(shownRows(sheets[0])).toEqual([
      ["Council", "People"],
      ["Cumbria", "12"],
    ]);
  });

  test.each<[string, string, Uint8Array]>([
    ["csv", "a CSV file", zipOf({ "return.csv": CSV })],
    ["xlsx", "a workbook in a folder", zipOf({ "Returns/": "", "Returns/2010/return.xlsx": workbookAs("xlsx") })],
    ["xls", "an older workbook", zipOf({ "return.xls": workbookAs("biff8") })],
    [
      "ods",
      "a spreadsheet with what file managers leave beside it",
      zipOf({
        "return.ods": workbookAs("ods"),
        "__MACOSX/._return.ods": "\0\x05\x16\x07Mac OS X",
        "._return.ods": "Mac OS X",
        ".DS_Store": "Bud1",
        "Thumbs.db": "x",
        "desktop.ini": "[.ShellClassInfo]",
      }),
    ],
    [
      "xlsx",
      "a spreadsheet with its guidance",
      zipOf({
        "guidance.pdf": "%PDF-1.7",
        "letter.docx": zipOf({ "word/document.xml": "<w/>" }),
        "r.xlsx": workbookAs("xlsx"),
      }),
    ],
    [
      "csv",
      "a CSV file with a note",
      zipOf({ "readme.txt": "Please find it attached.\nRegards\n", "return.csv": CSV }),
    ],
  ])("%s in a zip: %s", async (format, _, file) => {
    const read = await workbookOf(file);
    expect(read.format).toBe(format);
    expect(shownRows(read.sheets[0])[1]).toEqual(["Cumbria", "12"]);
  });

  test("several spreadsheets in a zip are named, and none is taken", async () => {
    const file = zipOf({ "April.csv": CSV, "May/May.xlsx": workbookAs("xlsx"), "notes.pdf": "%PDF-1.7" });
    expect(await said(file)).toEqual({
      code: "several-files",
      message: 'Cannot tell which file of the zip is the return: found "April.csv" and "May/May.xlsx".',
      fix: "Take the return out of the zip and send it by itself. If the others are returns too, send each by itself.",
    });
  });

  test("what is wrong with the only file of a zip is said of that file", async () => {
    expect(await said(zipOf({ "a.pdf": "%PDF-1.7" }))).toMatchObject({ message: expect.stringContaining("a PDF") });
    expect(await said(zipOf({ "a.xlsx": workbookAs("xlsx").slice(0, 3000) }))).toMatchObject({ code: "damaged-file" });
    expect(await said(zipOf({ "a.csv": "" }))).toMatchObject({ code: "empty-file" });
  });
});

import { strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { odsOf, whyUnreadable, workbookOf, xlsxOf, zipOf } from "./made-files.ts";

const bytes = (...values: (number | string)[]) =>
  Uint8Array.from(values.flatMap((value) => (typeof value === "string" ? [...strToU8(value, true)] : [value])));

const WHITE = Array.from({ length: 4000 }, () => 255);
/** What Excel writes beside a workbook that Ann Lee has open. */
const OWNER = bytes(
  7,
  "Ann Lee".padEnd(54),
  7,
  0,
  ..."Ann Lee"
    .padEnd(54)
    .split("")
    .flatMap((sign) => [sign, 0]),
);

describe("decodeFile names what a file is when it holds no table", () => {
  test.each<[string, Uint8Array]>([
    ["a PDF document", bytes("%PDF-1.7\n%", 0xe2, 0xe3)],
    ["a PDF document", bytes("\0\x01\x02 junk\n%PDF-1.4\n")],
    ["a PNG image", bytes(0x89, "PNG\r\n", 0x1a, "\n", 0, 0, 0, 13)],
    ["a JPEG image", bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16, "JFIF")],
    ["a GIF image", bytes("GIF89a", 1, 0, 1, 0)],
    ["a TIFF image", bytes("II*", 0, 8, 0, 0, 0)],
    ["a TIFF image", bytes("MM", 0, 0x2a, 0, 0, 0, 8)],
    ["a bitmap image", bytes("BM", 0xb6, 9, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 32, 0, 0, 0, ...WHITE)],
    ["an HEIC image", bytes(0, 0, 0, 0x18, "ftypheic", 0, 0, 0, 0)],
    ["a video or sound recording", bytes(0, 0, 0, 0x18, "ftypisom", 0, 0, 2, 0)],
    ["a rich text document (RTF)", bytes("{\\rtf1\\ansi hello}")],
    ["a gzip archive", bytes(0x1f, 0x8b, 8, 0)],
    ["a 7z archive", bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4)],
    ["a RAR archive", bytes("Rar!", 0x1a, 7, 1, 0)],
    ["a worksheet of Excel 4 or earlier", bytes(0x09, 0x04, 0x06, 0x00, 0, 4, 0x10, 0, 0, 0)],
    ["the note of who has a workbook open, which Excel leaves beside it", OWNER],
    ["an Office file without a workbook in it", zipOf({ "[Content_Types].xml": "<Types/>", "_rels/.rels": "<R/>" })],
    ["a Word document", zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>" })],
    ["a PowerPoint presentation", zipOf({ "[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>" })],
    ["an Apple Numbers, Pages or Keynote file", zipOf({ "Index/Document.iwa": "x", "Index/Tables/a.iwa": "y" })],
    ["an Apple Numbers, Pages or Keynote file", zipOf({ "Index.zip": "x", "QuickLook/Thumbnail.jpg": "y" })],
    [
      "an Apple Numbers, Pages or Keynote file",
      zipOf({ "Return.numbers/Index.zip": "x", "Return.numbers/Metadata/DocumentIdentifier": "y" }),
    ],
    [
      "an OpenDocument text document",
      zipOf({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<a/>" }),
    ],
    ["a Word document saved as XML", bytes('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>')],
    ["a SYLK worksheet", bytes("ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K1\r\nE\r\n")],
    ["a SYLK worksheet", bytes("ID;PWXL;N;E\rP;PGeneral\rC;Y1;X1;K1\rE\r")],
    ["a DIF worksheet", bytes('TABLE\r0,1\r"EXCEL"\rVECTORS\r0,2\r""\r')],
    ["a DIF worksheet", bytes('TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,2\r\n""\r\n')],
    ["a JSON file", bytes('{ "rows": [{ "council": "Cumbria", "people": 12 }] }')],
    ["a JSON file", bytes('[\n  { "council": "Cumbria" }\n]')],
    ["an XML document that is no spreadsheet", bytes('<?xml version="1.0"?><catalogue><book/></catalogue>')],
    ["a web page without a table", bytes("<!DOCTYPE html><html><body><p>Not found</p></body></html>")],
    [
      "a web page saved as a single file (MHTML)",
      bytes("From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nMIME-Version: 1.0\r\n"),
    ],
    ["a web page saved as a single file (MHTML)", bytes("MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n")],
    [
      "a file of an unknown kind, not text",
      Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919 + (at >> 3)) % 256),
    ],
    ["a file of an unknown kind, not text", new Uint8Array(500)],
  ])("%s", async (found, file) => {
    expect(await whyUnreadable(file)).toMatchObject(["wrong-type", { found }]);
  });
});

describe("decodeFile goes by the content", () => {
  test.each<[string, string, Uint8Array]>([
    ["csv", "text with commas", bytes("a,b\n1,2\n")],
    ["tsv", "text with tabs", bytes("a\tb\n1\t2\n")],
    ["csv", "a letter", bytes("Dear Sir or Madam\n\nThe return is late.\n\nYours faithfully\n")],
    ["csv", "text that starts like a worksheet of another kind", bytes("ID;Postcode;Name\n1;A;B\n")],
    ["csv", "a table called one", bytes("TABLE\n0,1\na,b\n")],
    ["csv", "text as long as the note of an open workbook", bytes(`"${"a".repeat(54)}"\n${"b,c\n".repeat(27)}`)],
    ["csv", "text that starts like a tag", bytes("<10,5\n11,6\n")],
    ["csv", "text that starts like a list", bytes("[c],12\n[x],15\n")],
    ["csv", "text in braces", bytes('{"a"},b\n1,2\n')],
    ["csv", "text padded with NULs", bytes("a,b\n1,2\n", ...Array.from({ length: 4096 }, () => 0))],
    ["xlsx", "a zip with a workbook part", xlsxOf({ sheets: ["<sheetData/>"] })],
    ["ods", "a zip with OpenDocument content", odsOf("<table:table/>")],
    ["html", "a web page with a table", bytes("<html><table><tr><td>a</td></tr></table></html>")],
    [
      "xml",
      "an XML spreadsheet",
      bytes(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>',
      ),
    ],
    [
      "fods",
      "OpenDocument in one text",
      bytes(
        '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:body/></office:document>',
      ),
    ],
  ])("%s: %s", async (format, _, file) => {
    expect((await workbookOf(file)).format).toBe(format);
  });

  test("an empty file is an empty file", async () => {
    expect(await whyUnreadable(new Uint8Array(0))).toEqual(["empty-file", { bytes: 0 }]);
  });

  test("macros make a workbook xlsm", async () => {
    const parts = { "xl/workbook.xml": "<workbook><sheets/></workbook>", "xl/vbaProject.bin": "x" };
    expect((await workbookOf(zipOf(parts))).format).toBe("xlsm");
  });

  test("a workbook part in an unusual place is found by the package's own list", async () => {
    const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    const file = zipOf({
      "_rels/.rels": `<Relationships><Relationship Id="a" Type="${type}" Target="/book/workbook2.xml"/></Relationships>`,
      "book/workbook2.xml": "<workbook><sheets/></workbook>",
    });
    expect((await workbookOf(file)).format).toBe("xlsx");
  });
});

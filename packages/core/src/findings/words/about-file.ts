import { groupDigits } from "../../exact/group-digits.ts";
import type { FindingFacts, WrongKind } from "../finding.ts";
import { listOf } from "../list-of.ts";
import { onOneLine, quote } from "../quote.ts";
import type { WordsFor } from "./words.ts";

const LIMITS: Readonly<Record<string, string>> = {
  bytes: "bytes",
  inflatedBytes: "bytes once it is unpacked",
  ratio: "bytes for each byte that one of its parts is packed in",
  sheets: "sheets",
  rows: "rows on one sheet",
  columns: "columns on one sheet",
  cells: "cells that hold something",
  parts: "empty cells and other pieces on the way to the cells that hold something",
  findings: "findings",
};

/** What a damaged file seems to be. */
const FORMATS: Readonly<Record<string, string>> = {
  xlsx: "an Excel workbook",
  xlsm: "an Excel workbook with macros",
  xlsb: "an Excel binary workbook",
  xls: "an Excel 97-2003 workbook",
  xml: "an Excel 2003 workbook saved as XML",
  ods: "an OpenDocument spreadsheet",
  fods: "an OpenDocument spreadsheet",
  zip: "a workbook or a zip file",
};

const SEND = "Send an Excel workbook (.xlsx or .xls), an OpenDocument spreadsheet (.ods) or a CSV file.";

/** What to do with a file of the wrong kind, before the right one is sent. */
const INSTEAD: Readonly<Record<WrongKind, string>> = {
  document: "Find the spreadsheet the document was made from, or copy its tables into a spreadsheet.",
  picture: "Find the spreadsheet the picture shows, or type its values into a spreadsheet.",
  apple: "If it is from Numbers, open it there and choose File, Export To, Excel.",
  archive: "Unpack it, and look for the spreadsheet in it.",
  old: "Open it in a spreadsheet program and save it as an Excel workbook (.xlsx).",
  page: "The page was saved in place of the file, as happens when a website asks to sign in. Sign in and download the file again.",
  data: "Open or import it in a spreadsheet program and save it as an Excel workbook (.xlsx).",
};

export const aboutFile: WordsFor<
  | "empty-file"
  | "wrong-type"
  | "several-files"
  | "password-protected"
  | "damaged-file"
  | "file-cut-short"
  | "over-limit"
  | "unfiled-upload"
  | "synthetic-data"
  | "other-template"
> = {
  "empty-file": ({ bytes }) => ({
    message: `Cannot read the file: it has no content (${groupDigits(String(bytes))} bytes).`,
    fix: "Open the spreadsheet, check that it is the right one, save it and send it again.",
  }),
  "wrong-type": ({ found, kind }) => ({
    message: `Cannot read the file as a spreadsheet: found ${quote(found)}.`,
    fix: kind === undefined ? SEND : `${INSTEAD[kind]} ${SEND}`,
  }),
  "several-files": ({ files }) => ({
    message: `Cannot tell which file of the zip is the return: found ${listOf(files.map(quote))}.`,
    fix: "Take the return out of the zip and send it by itself. If the others are returns too, send each by itself.",
  }),
  "password-protected": ({ format }) => ({
    message: `Cannot open the ${quote(format)} file: it needs a password.`,
    fix: `Take the password off (in Excel: File, Info, Protect Workbook, Encrypt with Password), save it and send it again.${format === "xlsx" ? " If it is a document or a presentation, which look the same with a password, send the spreadsheet it was made from." : ""}`,
  }),
  "damaged-file": ({ format, reason }, { name, severity }) => {
    const why = onOneLine(reason);
    if (severity !== "error") {
      return {
        message: `Cannot be sure what ${name} holds: ${why}.`,
        fix: "Close the quotation mark where the text ends, or take it out, and send the file again. The rest of the file has been read.",
      };
    }
    return {
      message: `Cannot read the file, which seems to be ${FORMATS[format] ?? "a spreadsheet"}: ${why}.`,
      fix: "Open it in a spreadsheet program, save it as a new .xlsx workbook and send that. If it does not open, send the file once more: it may have broken off on its way.",
    };
  },
  "file-cut-short": (facts, { at }) => ({
    message: `The file seems to be cut short: ${whereItEnds(facts, at)}.`,
    fix: "Check the last rows where the file came from. If some are missing, save or export it once more and send the whole of it; if none are, send an explanation that says so.",
  }),
  "over-limit": ({ limit, allowed, found }) => ({
    message: `Cannot read all of the file: found ${groupDigits(String(found))} ${LIMITS[limit] ?? limit}, and at most ${groupDigits(String(allowed))} are read.`,
    fix:
      limit === "findings"
        ? "Correct the findings that are listed and send it again; the rest will then be listed."
        : "Take out what is not part of the return, such as empty sheets and pictures, and send it again.",
  }),
  "unfiled-upload": ({ key, reason }) => ({
    message: `Cannot file ${quote(key)}: found ${quote(reason)}.`,
    fix: "Send it again to the folder named by collection, period and council code, or by the link you were given.",
  }),
  "synthetic-data": ({ statement }, { at }) => ({
    message: `The file says that its numbers are made up: found ${quote(statement)}${at}.`,
    fix: "Nothing to do if that is right: it is marked as synthetic wherever it is shown. If the numbers are real, take the sentence out and send it again.",
  }),
  "other-template": ({ of, found, expected }, { at }) => ({
    message: `The file was made from the template of another ${of}: found ${quote(found)}${at}, expected ${quote(expected)}.`,
    fix: whatWouldDo(of, expected),
  }),
};

function whereItEnds(facts: FindingFacts["file-cut-short"], at: string): string {
  if (facts.by === "rows") return `the sheet is full, with all ${groupDigits(String(facts.rows))} rows a program keeps`;
  if (facts.by === "page") return `the page ends within its table, with ${quote(facts.last)}`;
  const end = `its last line ends with ${quote(facts.last)}${at}`;
  if (facts.by === "ending") return `${end}; those above end like ${quote(facts.above)}`;
  return `${end}; those above have ${facts.usual} cells, this one ${facts.cells}`;
}

function whatWouldDo(of: FindingFacts["other-template"]["of"], expected: string): string {
  if (of === "collection") {
    return `Fill in the template of ${quote(expected)} and send that, or send this file to the collection it is for.`;
  }
  if (of === "edition") {
    return "Compare it with the template now in use, which may ask for other things. Correct what differs and send it again, or give an explanation of why the answers stand.";
  }
  return `Nothing to do if the answers are about ${quote(expected)}. If they are not, send the file that is.`;
}

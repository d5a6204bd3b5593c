import type { Zip } from "../ingest/decode/zip/open-zip.ts";
import type { Marking } from "./marking.ts";
import { addContentType, contentTypes } from "./parts/add-content-type.ts";
import { addFirstSheet } from "./parts/add-first-sheet.ts";
import { addLink } from "./parts/add-link.ts";
import { type Book, readBook } from "./parts/book.ts";
import { openParts, type Parts } from "./parts/parts.ts";
import { type PlacedFinding, placeFindings, type SheetNames } from "./place-findings.ts";
import { markWorksheet } from "./sheet/mark-worksheet.ts";
import { sheetMarks } from "./sheet-marks.ts";
import { openStyleBook, type StyleBook } from "./styles/style-book.ts";
import { type Earlier, findEarlier } from "./to-fix/find-earlier.ts";
import { TITLE } from "./to-fix/marking-sheet.ts";
import { toFixRows } from "./to-fix/to-fix-rows.ts";
import { toFixSheet } from "./to-fix/to-fix-sheet.ts";

/** A marking under way. */
interface Work {
  readonly parts: Parts;
  readonly book: Book;
  readonly styles: StyleBook;
  readonly earlier: Earlier;
}

/**
 * Marks a workbook of XML parts (ECMA-376) and gives the parts that changed or are new, by name; all others stay as
 * they are. `main` is the workbook part. What an earlier marking left is replaced. Throws where the package is not
 * in order.
 */
export function markParts(zip: Zip, main: string, marking: Marking): ReadonlyMap<string, string> {
  const parts = openParts(zip);
  const book = readBook(parts, main);
  const earlier = findEarlier(parts, book);
  const source = book.stylesPart === undefined ? undefined : parts.text(book.stylesPart);
  const styles = openStyleBook(source, book.vocabulary, earlier.fills);
  const placed = placeFindings(marking.findings, sheetNames(book, earlier));
  const work: Work = { parts, book, styles, earlier };
  markSheets(work, placed);
  putToFix(work, marking, placed);
  putStyles(work);
  return parts.edited();
}

/** The sheet an earlier marking added is no place for findings. */
function sheetNames({ sheets }: Book, { sheet }: Earlier): SheetNames {
  return sheets.map(({ name }, index) => (index === sheet ? undefined : name));
}

function markSheets({ parts, book, styles, earlier }: Work, placed: readonly PlacedFinding[]): void {
  const marks = sheetMarks(placed);
  for (const [index, { part }] of book.sheets.entries()) {
    const own = marks.get(index);
    if (part === undefined || index === earlier.sheet || (own === undefined && earlier.fills === undefined)) continue;
    markWorksheet(parts, { book, styles }, part, own ?? { colours: new Map(), comments: new Map() });
  }
}

function putToFix({ parts, book, styles, earlier }: Work, marking: Marking, placed: readonly PlacedFinding[]): void {
  const old = earlier.sheet === undefined ? undefined : book.sheets[earlier.sheet]?.part;
  const rows = toFixRows(marking, placed, sheetNames(book, earlier));
  const part = old ?? addFirstSheet(parts, book, TITLE);
  parts.put(part, toFixSheet(rows, styles, book.vocabulary));
}

function putStyles({ parts, book, styles }: Work): void {
  parts.put(book.stylesPart ?? newStylesPart(parts, book), styles.text());
}

function newStylesPart(parts: Parts, book: Book): string {
  const part = parts.freeName("xl/styles", ".xml");
  addContentType(parts, part, contentTypes.styles);
  addLink(parts, book.part, { type: `${book.vocabulary.links}/styles`, target: part });
  return part;
}

import { hasOurComments } from "../comments/comment-text.ts";
import type { Book } from "../parts/book.ts";
import { linksOf } from "../parts/links.ts";
import type { Parts } from "../parts/parts.ts";
import type { EarlierFills } from "../styles/style-book.ts";
import { isMarkingSheet, MARK, readRecord, TITLE } from "./marking-sheet.ts";
import { readTexts } from "./read-texts.ts";

/** What is left of an earlier marking. */
export interface Earlier {
  /** Position of the sheet it added. */
  readonly sheet: number | undefined;
  readonly fills: EarlierFills;
}

/**
 * Finds what an earlier marking left: its sheet, whether the workbook was saved since or not, or only its comments,
 * where someone took the sheet out.
 */
export function findEarlier(parts: Parts, book: Book): Earlier {
  const shared = book.stringsPart !== undefined && (parts.text(book.stringsPart) ?? "").includes(MARK);
  for (const [index, { name, part }] of book.sheets.entries()) {
    const named = name.toLowerCase().startsWith(TITLE.toLowerCase());
    if (part === undefined || !(shared || named)) continue;
    const sheet = readTexts(parts, book, part);
    if (isMarkingSheet(sheet)) return { sheet: index, fills: readRecord(sheet) };
  }
  const commented = book.sheets.some(({ part }) => part !== undefined && commentsOf(parts, part).some(hasOurComments));
  return { sheet: undefined, fills: commented ? "lost" : undefined };
}

function commentsOf(parts: Parts, part: string): string[] {
  return linksOf(parts, part)
    .filter(({ type }) => type === "comments")
    .map(({ target }) => parts.text(target) ?? "");
}

import { writeBook } from "./ooxml/write-book.ts";
import { templateBook } from "./template-book.ts";
import type { TemplateSubject } from "./template-subject.ts";

/**
 * The workbook to fill in, as the bytes of an XLSX file: a sheet of guidance, then one sheet a table with its title,
 * the council, the period, the headers and, where every row is known, its keys; with last year's answers on sheets of
 * their own where they are given. The same subject gives the same bytes.
 */
export function templateWorkbook(subject: TemplateSubject): Uint8Array {
  return writeBook(templateBook(subject));
}

import { guidanceSheet } from "./guidance-sheet.ts";
import { type LastYearTable, lastYearSheet } from "./last-year-sheet.ts";
import type { Book, BookSheet } from "./ooxml/book.ts";
import { sheetNames } from "./sheet-names.ts";
import { tableSheet } from "./table-sheet.ts";
import { listCells, listsSheet, templateLists } from "./template-lists.ts";
import { STAMP_PROPERTY, stampText } from "./template-stamp.ts";
import type { TemplateSubject } from "./template-subject.ts";

/** Everything that is on the sheets of a template: guidance, a sheet a table, last year's answers, and lists out of sight. */
export function templateBook(subject: TemplateSubject): Book {
  const { collection, period, authority, previous } = subject;
  const tables = Object.entries(collection.tables);
  const before = lastYearTables(subject);
  const [guidance = "", lists = "", ...names] = sheetNames([
    "Guidance",
    "Lists",
    ...tables.map(([, { title }]) => title),
    ...before.map(({ name }) => name),
  ]);
  const values = templateLists(subject);
  const cells = listCells(values, lists);
  const toFill = tables.map(([id, table], index): BookSheet => {
    return tableSheet(subject, { id, table, name: names[index] ?? table.title, cells });
  });
  const lastYear = before.map((table, index) => ({ ...table, name: names[tables.length + index] ?? table.name }));
  return {
    title: [collection.title, period.label, ...(authority === undefined ? [] : [authority.name])].join(", "),
    active: Math.min(1, toFill.length),
    property: { name: STAMP_PROPERTY, value: stampText(subject) },
    sheets: [
      guidanceSheet(subject, guidance),
      ...toFill,
      ...lastYear.flatMap((table) => (previous === undefined ? [] : [lastYearSheet(table, previous)])),
      listsSheet(values, lists),
    ],
  };
}

/** Tables with rows that have a name; of payments and the like, last year's are no others' forerunners. */
function lastYearTables({ previous }: TemplateSubject): LastYearTable[] {
  return (previous?.tables ?? []).flatMap(({ table: id, rows }) => {
    const table = previous?.collection.tables[id];
    if (table === undefined || table.keyless === true || rows.length === 0) return [];
    return [{ table, rows, name: `Last year, ${table.title}` }];
  });
}

import type { Collection, Table } from "../collections/define-collection.ts";
import { columnLetters } from "../ingest/decode/address.ts";
import { describeCheck } from "./describe-check.ts";
import { describeColumn } from "./describe-column.ts";
import type { BookCell, BookSheet } from "./ooxml/book.ts";
import { statusWords } from "./status-words.ts";
import { headerOf, tableLayout } from "./table-layout.ts";
import { stampText } from "./template-stamp.ts";
import type { PreviousAnswers, TemplateSubject } from "./template-subject.ts";

/** A term and what is said of it, either of them empty where there is none. */
type Line = readonly [term: string, words: string];

/** In characters: a term, and what is said of it. */
const WIDTHS = [38, 92];

/**
 * The first sheet: what is asked and of whom, each column, how to write what is not known, and what is checked. The
 * stamp of the template stands small below the title.
 */
export function guidanceSheet(subject: TemplateSubject, name: string): BookSheet {
  const { collection, period, authority } = subject;
  const council: Line[] = authority === undefined ? [] : [["For", `${authority.name} (code ${authority.code})`]];
  return {
    name,
    guarded: true,
    isPage: true,
    columns: WIDTHS.map((width) => ({ width })),
    rows: [
      [{ value: collection.title, look: "title" }],
      [{ value: stampText(subject), look: "stamp" }],
      [],
      ...lineRows([["What it is", collection.description], ["About", period.label], ...council]),
      [],
      ...section("How to fill it in", howToLines(subject)),
      ...section("If a value is not known", markerLines(collection)),
      ...Object.values(collection.tables).flatMap(tableGuidance),
      ...section("What is checked", checkLines(collection)),
    ],
  };
}

function section(heading: string, lines: readonly Line[]): BookCell[][] {
  return [[{ value: heading, look: "heading" }], ...lineRows(lines), []];
}

function lineRows(lines: readonly Line[]): BookCell[][] {
  return lines.map(([term, words]) => [
    term === "" ? { look: "plain" } : { value: term, look: "term" },
    { value: words, look: "words" },
  ]);
}

function howToLines({ collection, previous }: TemplateSubject): Line[] {
  const tables = Object.values(collection.tables);
  const open = tables.filter((table) => tableLayout(table, collection).open);
  const titles = open.map(({ title }) => `"${title}"`).join(", ");
  const locked = open.length < tables.length ? " They are locked, without a password." : "";
  const rows: Line = ["Rows", `On ${titles}, enter or paste a row for each. The rows may go on below the yellow ones.`];
  return [
    ["Pale yellow cells", "Fill these in. A note beside each says what is asked; some have a list to choose from."],
    ["Everything else", `Leave titles, headers and the rows that are named already as they are.${locked}`],
    ...(open.length === 0 ? [] : [rows]),
    ["Numbers", "May be written with or without commas. Write 0 for none."],
    ...(previous === undefined ? [] : [lastYearLine(previous)]),
    ["Before sending", "Check the file as often as you like. Every cell that is wrong is named, with what would do."],
  ];
}

function lastYearLine({ period }: PreviousAnswers): Line {
  return ["Last year", `Sheets named "Last year" show what was returned for ${period.label}. They are not read.`];
}

function markerLines({ markers = {} }: Collection): Line[] {
  const known = Object.entries(markers);
  if (known.length === 0) return [["", "Every cell asked for needs a value."]];
  const meanings = [...Map.groupBy(known, ([, status]) => status)].map(
    ([status, same]): Line => [same.map(([marker]) => `"${marker}"`).join(" or "), `for ${statusWords[status]}`],
  );
  return [["", "Do not leave the cell empty. In place of the number, write:"], ...meanings];
}

/** A column is named after its letter: a header that stands alone could be taken for a label with an answer beside it. */
function tableGuidance(table: Table): BookCell[][] {
  const optional = table.optional === true ? " (may be left out)" : "";
  const lines = Object.entries(table.columns).map(([id, column], index): Line => {
    return [`${columnLetters(index)}: ${headerOf(id, column)}`, describeColumn(column)];
  });
  return section(`Sheet "${table.title}"${optional}`, lines);
}

/** What is checked, a table at a time, its title once. */
function checkLines({ tables, checks }: Collection): Line[] {
  const header = (table: string, id: string) => {
    const column = tables[table]?.columns[id];
    return column === undefined ? id : headerOf(id, column);
  };
  const said = checks.map((check) => ({
    table: check.kind === "goes-with" ? undefined : check.table,
    words: describeCheck(check, header),
  }));
  const own = Object.entries(tables).flatMap(([id, { title, complete }]): Line[] => {
    const all = complete === true ? ["Every row of the sheet is there, each once."] : [];
    const words = [...all, ...said.filter(({ table }) => table === id).map((one) => one.words)];
    return words.map((line, place) => [place === 0 ? title : "", line]);
  });
  const across = said.filter(({ table }) => table === undefined);
  return [...own, ...across.map(({ words }, place): Line => [place === 0 ? "Between sheets" : "", words])];
}

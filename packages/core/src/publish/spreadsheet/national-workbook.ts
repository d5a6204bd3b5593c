import type { BookSheet } from "../../templates/ooxml/book.ts";
import { bookInParts } from "../../templates/ooxml/write-book.ts";
import { statusWords } from "../../templates/status-words.ts";
import { allAtOnce, type InParts } from "../in-parts.ts";
import type { Publication } from "../make-publication.ts";
import { measureDefinitions } from "../measure-definitions.ts";
import { syntheticStatement } from "../synthetic-statement.ts";
import { openGovernmentLicence } from "../write/licence.ts";
import { neutralText } from "../write/neutral-text.ts";
import { symbol } from "./figure-cells.ts";
import { figuresPages } from "./figures-pages.ts";
import { tablePage, words } from "./page-sheet.ts";

/**
 * `national.xlsx` of a snapshot: the figures for England, regions and council types for people who read spreadsheets,
 * with screen readers too: cover, contents, notes, measures, then one table a sheet. Equal publications give equal
 * bytes.
 */
export function nationalWorkbook(publication: Publication, version: string): Uint8Array {
  return allAtOnce(workbookInParts(publication, version));
}

/** The same, a sheet at a time. */
export function* workbookInParts(publication: Publication, version: string): InParts<Uint8Array> {
  const tables = figuresPages(publication);
  yield;
  const rest = [notesPage(), measuresPage(publication), ...tables];
  const contents = contentsPage(rest);
  return yield* bookInParts({
    title: publication.collection.title,
    sheets: [coverSheet(publication, version), contents, ...rest],
    active: 0,
    property: { name: "Snapshot", value: `${publication.collection.id}@${version}` },
  });
}

function coverSheet({ collection, synthetic }: Publication, version: string): BookSheet {
  const lines = [
    ...(synthetic ? [syntheticStatement] : []),
    collection.description,
    `Version ${version} of the snapshot ${collection.id}. A version is never changed after it is published.`,
    "Figures are rounded as published. A cell with a symbol in square brackets has no number: the sheet Notes says why.",
    "Figures of every council and group of people are in figures.csv and figures.parquet of the same snapshot.",
    `Licence: ${openGovernmentLicence.title}, ${openGovernmentLicence.path}`,
  ];
  return {
    name: "Cover",
    isPage: true,
    columns: [{ width: 100 }],
    rows: [[{ value: neutralText(collection.title), look: "title" }], ...lines.map((line) => [words(line)])],
  };
}

function contentsPage(sheets: readonly BookSheet[]): BookSheet {
  return tablePage({
    name: "Contents",
    title: "Contents",
    about: "This sheet has one table: the sheets of this file.",
    table: {
      name: "contents",
      headers: ["Sheet", "Title"],
      widths: [20, 90],
      rows: sheets.map(({ name, rows }) => [words(name), words(String(rows[0]?.[0]?.value ?? ""))]),
    },
  });
}

function notesPage(): BookSheet {
  return tablePage({
    name: "Notes",
    title: "Notes: symbols in the tables",
    about: "This sheet has one table: what each symbol means, in the place of a number or beside it.",
    table: {
      name: "notes",
      headers: ["Symbol", "Meaning"],
      widths: [20, 90],
      rows: Object.entries(statusWords).map(([status, meaning]) => [words(symbol(status)), words(meaning)]),
    },
  });
}

function measuresPage({ collection }: Publication): BookSheet {
  const rows = measureDefinitions(collection).map((one) => [
    words(one.title),
    words(one.basisTitle === "" ? symbol("z") : one.basisTitle),
    words(one.description),
    words(one.unit),
    words(one.formula),
  ]);
  return tablePage({
    name: "Measures",
    title: "Measures: what each figure is",
    about: "This sheet has one table: each measure on each base, and how it is worked out from the returns.",
    table: {
      name: "measures",
      headers: ["Measure", "Base", "What it counts", "Unit", "Formula"],
      widths: [44, 34, 60, 18, 60],
      rows,
    },
  });
}

import type { Table } from "../../collections/define-collection.ts";
import type { Cell } from "../decode/workbook.ts";
import { isData } from "./content-kind.ts";
import { squashText } from "./fold-text.ts";
import type { ScoredBlock } from "./header-blocks.ts";
import type { HeaderColumn } from "./header-columns.ts";
import { headerUnit } from "./header-unit.ts";
import { listKeys } from "./key-source.ts";
import type { MatchContext } from "./match-context.ts";
import { cellAt, cellText, isBlank } from "./sheet-cells.ts";
import { addressIn, type SheetView } from "./sheet-view.ts";
import { isTotalKey } from "./total-words.ts";

/** Rows looked at for what stands below several columns of one header. */
const SAMPLE = 12;
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;

/** The columns of one header, left to right, with what the row below it says of each. */
interface Span {
  readonly header: HeaderColumn;
  readonly texts: readonly string[];
}

/**
 * A header block with the row below it, where that says what each of several columns under one header is (`31 March 2009`,
 * `31 March 2010`; `Number`, `%`), and a header for each of those. Without it, the first column would be taken whatever it
 * is. Left as it is where that row holds anything else: values of a key, units, or data.
 */
export function withColumnsUnder(
  sheet: SheetView,
  scored: ScoredBlock,
  table: Table,
  context: MatchContext,
): ScoredBlock {
  const { block, headers } = scored;
  const row = block.bottom + 1;
  const cells = sheet.rows[row] ?? [];
  const isHeader = (cell: Cell | undefined) => context.index.forms.exact.has(squashText(cellText(cell)));
  const spans = spansOver(cells, headers, isHeader).filter((span) => isOverFigures(sheet, row, span));
  if (spans.length === 0 || !cells.every((cell) => isBlank(cell) || isWord(cell))) return scored;
  const texts = cells.map(cellText).filter((text) => text !== "");
  if (listKeys(table, context).some(({ read }) => texts.some((text) => read(text) !== undefined))) return scored;
  const cellOf = (index: number) => addressIn(sheet, row, index);
  const bySpan = new Map(spans.map((span) => [span.header, span] as const));
  const over = headers.flatMap((header) => {
    const span = bySpan.get(header);
    return span === undefined ? [header] : columnsOf(span, cellOf);
  });
  const taken = new Set(over.map(({ index }) => index));
  const beside = cells.flatMap((cell, index) =>
    isBlank(cell) || taken.has(index) ? [] : [headerOf(cellText(cell), index, cellOf(index))],
  );
  return {
    ...scored,
    block: { ...block, bottom: row },
    headers: [...over, ...beside].sort((one, other) => one.index - other.index),
  };
}

/** A header with none above it, such as that of the row labels. */
function headerOf(text: string, index: number, cell: string): HeaderColumn {
  return { index, cell, header: text, levels: [text.replace(/\s{2,}/g, " ")], unitText: "", code: undefined };
}

/** Pounds and pence are two halves of one number. Headers with no other above the columns to their right, as far as the row below says something else of each, and is none. */
function spansOver(
  cells: readonly (Cell | undefined)[],
  headers: readonly HeaderColumn[],
  isHeader: (cell: Cell | undefined) => boolean,
): Span[] {
  const taken = new Set(headers.map(({ index }) => index));
  return headers.flatMap((header): Span[] => {
    const texts = [cellText(cells[header.index])];
    for (let at = header.index + 1; !taken.has(at) && !isBlank(cells[at]) && !isHeader(cells[at]); at += 1) {
      texts.push(cellText(cells[at]));
    }
    const isMoney = texts.every((text) => ["pounds", "pence"].includes(headerUnit(text) ?? ""));
    const isEach =
      texts.length > 1 &&
      texts[0] !== "" &&
      !isMoney &&
      new Set(texts.map((text) => text.toLowerCase())).size === texts.length;
    return isEach ? [{ header, texts }] : [];
  });
}

function isOverFigures(sheet: SheetView, row: number, { header: { index }, texts }: Span): boolean {
  const below = Array.from({ length: SAMPLE }, (_, step) => row + 1 + step);
  return below.some((at) => texts.every((_, step) => isData(cellAt(sheet, at, index + step))));
}

/** Words, a day or a year: no number, and nothing that stands for one. */
function isWord(cell: Cell | undefined): boolean {
  return !isData(cell) || cell?.kind === "date" || YEAR.test(cellText(cell));
}

function columnsOf({ header, texts }: Span, cellOf: (index: number) => string): HeaderColumn[] {
  return texts.map((under, step) => ({
    ...header,
    index: header.index + step,
    cell: cellOf(header.index + step),
    header: `${header.header} / ${under}`,
    under,
    isPlain: isPlain(under, texts),
  }));
}

/** What says no more than the header itself. */
const PLAIN = /^(?:numbers?|nos?\.?|n|counts?|actuals?|this year|current(?: year)?)$/i;
/** Of several days of a year, the sum is none of them. */
const PART_OF_YEAR =
  /^(?:q(?:ua?r?te?r)?\.?\s*[1-4]|[1-4](?:st|nd|rd|th)? q(?:ua?r?te?r)|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)\b/i;

function isPlain(text: string, all: readonly string[]): boolean {
  return PLAIN.test(text) || (isTotalKey(text) && !all.some((other) => PART_OF_YEAR.test(other)));
}

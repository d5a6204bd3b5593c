import { readAddress } from "../../decode/read-address.ts";
import type { Sheet } from "../../decode/workbook.ts";
import { isData } from "../content-kind.ts";
import { findTables, type TableOutline } from "../find-tables.ts";
import { type HeaderColumn, headerColumns } from "../header-columns.ts";
import { cellAt, cellText, isBlank } from "../sheet-cells.ts";

/** A header and the columns below it, of labels and of figures. Rows and columns are zero-based. */
export interface LabelBlock {
  readonly top: number;
  readonly bottom: number;
  /** The first row that is another block's, or the end of the sheet. */
  readonly end: number;
  readonly labels: readonly HeaderColumn[];
  readonly figures: readonly FigureColumn[];
}

export interface FigureColumn {
  readonly header: HeaderColumn;
  readonly isPercent: boolean;
}

/** Rows of words above a header that may be its groups. */
const MOST_GROUP_ROWS = 3;

/**
 * The blocks of a sheet: tables by their layout, with rows above their headers in which nothing but known labels stands. `isLabel` says
 * of a header that what stands below it are labels though they are numbers, such as codes; `isKnown` that a text is a label itself.
 */
export function labelBlocks(
  sheet: Sheet,
  isLabel: (header: string) => boolean,
  isKnown: (text: string) => boolean,
): LabelBlock[] {
  const outlines = findTables(sheet);
  const tops = outlines.map(({ headerRows }) => topWithGroups(sheet, headerRows[0] ?? 0, isKnown));
  return outlines.flatMap((outline, at): LabelBlock[] => {
    const [top = 0, bottom = top] = [tops[at], outline.headerRows.at(-1)];
    const end = Math.min(sheet.rows.length, ...tops.filter((other) => other > bottom));
    const headers = new Map(
      headerColumns(sheet, { top, bottom, codeRows: [] }).map((header) => [header.index, header] as const),
    );
    const columns = outline.columns.map((column) => described(column, headers));
    const firstWords = Math.min(...columns.flatMap(({ header, kind }) => (kind === "text" ? [header.index] : [])));
    // Numbers before all words are numbers of rows, unless their header says what they are.
    const isFigure = ({ header, kind }: Described) =>
      kind !== "text" &&
      kind !== "date" &&
      (header.index > firstWords || isKnown(header.header)) &&
      !isLabel(header.header);
    return [
      {
        top,
        bottom,
        end,
        labels: columns.filter((one) => !isFigure(one)).map(({ header }) => header),
        figures: columns.filter(isFigure).map(({ header, kind }) => ({ header, isPercent: kind === "percent" })),
      },
    ];
  });
}

interface Described {
  readonly header: HeaderColumn;
  readonly kind: TableOutline["columns"][number]["kind"];
}

function described(
  { cell, kind }: TableOutline["columns"][number],
  headers: ReadonlyMap<number, HeaderColumn>,
): Described {
  const index = readAddress(cell)?.column ?? 0;
  const none = { index, cell, header: "", levels: [], unitText: "", code: undefined };
  return { header: headers.get(index) ?? none, kind };
}

/** Several labels in a row right above a header, each known, are groups of its columns. */
function topWithGroups(sheet: Sheet, header: number, isKnown: (text: string) => boolean): number {
  let top = header;
  while (top > 0 && header - top < MOST_GROUP_ROWS) {
    const cells = (sheet.rows[top - 1] ?? []).filter((cell) => !isBlank(cell));
    if (cells.length < 2 || cells.some(isData) || !cells.every((cell) => isKnown(cellText(cell)))) break;
    top -= 1;
  }
  return top;
}

/** The rows of a block in which figures or labels stand. */
export function rowsOf({ bottom, end }: LabelBlock): number[] {
  return Array.from({ length: Math.max(0, end - bottom - 1) }, (_, step) => bottom + 1 + step);
}

/** True where something stands in a figure's column. */
export function hasFigures(sheet: Sheet, { figures }: LabelBlock, row: number): boolean {
  return figures.some(({ header }) => !isBlank(cellAt(sheet, row, header.index)));
}

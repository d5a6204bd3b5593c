import { readAddress } from "../../ingest/decode/read-address.ts";
import { attributeOf } from "../xml/attributes.ts";
import { closeElement, openElement, readElement, type XmlElement } from "../xml/elements.ts";
import { nextTag, openTagCursor, type TagCursor, tagName } from "../xml/tag-cursor.ts";

/** A cell by its places in the text. Row and column are zero-based. */
export interface ScannedCell {
  readonly row: number;
  readonly column: number;
  readonly start: number;
  readonly nameEnd: number;
  readonly end: number;
  readonly style: number;
}

/** A row with the cells in it, in the order they stand. */
export interface ScannedRow {
  readonly row: number;
  readonly element: XmlElement;
  readonly cells: readonly ScannedCell[];
}

/** What marking needs to know of a worksheet part, by places in its text. */
export interface SheetScan {
  readonly source: string;
  readonly root: XmlElement;
  /** The element that holds the rows, itself without children; undefined where the sheet has none. */
  readonly data: XmlElement | undefined;
  /** Every row's zero-based index and where it starts, in the order they stand. */
  readonly rowIndexes: readonly number[];
  readonly rowStarts: readonly number[];
  /** The rows asked for, by index; the first of two alike. */
  readonly rows: ReadonlyMap<number, ScannedRow>;
  /** Cells elsewhere that have one of the styles asked for, or say they are of one of the rows. */
  readonly others: readonly ScannedCell[];
}

/** Which rows are looked into, and which cells are listed wherever they are. */
export interface Wanted {
  readonly rows: ReadonlySet<number>;
  readonly style: (style: number) => boolean;
}

interface Collector {
  readonly rowIndexes: number[];
  readonly rowStarts: number[];
  readonly rows: Map<number, ScannedRow>;
  readonly others: ScannedCell[];
}

/** Goes through a worksheet part (ECMA-376 18.3) once. Throws where it is not well-formed. */
export function scanSheet(source: string, wanted: Wanted): SheetScan {
  const cursor = openTagCursor(source);
  const found: Collector = { rowIndexes: [], rowStarts: [], rows: new Map(), others: [] };
  if (nextTag(cursor) !== "open") throw new RangeError("The XML has no element");
  const opened = openElement(cursor);
  const children: XmlElement[] = [];
  let data: XmlElement | undefined;
  for (let event = nextTag(cursor); event !== "close"; event = nextTag(cursor)) {
    if (event === "end") throw new RangeError("The XML breaks off");
    const isData = data === undefined && tagName(cursor) === "sheetData";
    const child = isData ? readRows(cursor, wanted, found) : readElement(cursor);
    if (isData) data = child;
    children.push(child);
  }
  closeElement(opened, cursor);
  return { source, root: { ...opened, children }, data, ...found };
}

function readRows(cursor: TagCursor, wanted: Wanted, found: Collector): XmlElement {
  const data = openElement(cursor);
  let row = -1;
  for (let event = nextTag(cursor); event !== "close"; event = nextTag(cursor)) {
    if (event === "end") throw new RangeError("The XML breaks off");
    row = readRow(cursor, wanted, found, row + 1);
  }
  closeElement(data, cursor);
  return data;
}

/** Reads a row up to its end and gives its index; `next` is the index of one that does not say. */
function readRow(cursor: TagCursor, wanted: Wanted, found: Collector, next: number): number {
  const element = openElement(cursor);
  const number = Number(attributeOf(cursor.source, cursor, "r"));
  const row = Number.isInteger(number) && number > 0 ? number - 1 : next;
  found.rowIndexes.push(row);
  found.rowStarts.push(element.start);
  const cells: ScannedCell[] = [];
  const isWanted = wanted.rows.has(row) && !found.rows.has(row);
  let column = -1;
  for (let event = nextTag(cursor); event !== "close"; event = nextTag(cursor)) {
    if (event === "end") throw new RangeError("The XML breaks off");
    const cell = scanCell(cursor, row, column + 1);
    column = cell.column;
    if (isWanted) cells.push(cell);
    else if (wanted.rows.has(cell.row) || wanted.style(cell.style)) found.others.push(cell);
    skipElement(cursor);
  }
  closeElement(element, cursor);
  if (isWanted) found.rows.set(row, { row, element, cells });
  return row;
}

function scanCell(cursor: TagCursor, row: number, column: number): ScannedCell {
  const place = readAddress(attributeOf(cursor.source, cursor, "r") ?? "") ?? { row, column };
  const style = Number(attributeOf(cursor.source, cursor, "s") ?? 0);
  const { start, nameEnd, end } = cursor;
  return { ...place, start, nameEnd, end, style: Number.isInteger(style) && style >= 0 ? style : 0 };
}

/** Moves behind the element whose start tag has just been met. */
function skipElement(cursor: TagCursor): void {
  for (let depth = 1; depth > 0; ) {
    const event = nextTag(cursor);
    if (event === "end") throw new RangeError("The XML breaks off");
    if (event === "open") depth += 1;
    else if (event === "close") depth -= 1;
  }
}

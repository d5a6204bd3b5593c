import type { Range } from "../decode/workbook.ts";
import type { KeyArea } from "./key-area.ts";
import type { ListKey } from "./key-source.ts";
import type { CellPlace, SheetView } from "./sheet-view.ts";
import type { Relaid, RelaidCell } from "./table-match.ts";

/** A column that is put to the right of the others, for a key that has none. */
export interface AddedColumn {
  readonly key: ListKey;
  /** The cell of the view that its header leads back to. */
  readonly header: CellPlace;
  /** The cell of the view that holds its value in a row, and the part of its text that is meant. */
  readonly at: (row: number) => RelaidCell | undefined;
}

/** What is to be done with an area so that its keys stand in columns. Rows and columns are those of its view. */
export interface LayoutPlan {
  /** Rows that hold no data: headings, and headers that come again. */
  readonly drop: ReadonlySet<number>;
  /** Columns whose header is to be read as that of a key, or (null) not at all. */
  readonly headers: ReadonlyMap<number, ListKey | null>;
  readonly added: readonly AddedColumn[];
  /** The part of the text of a cell that is meant, where it is not all of it. */
  readonly partOf?: (row: number, column: number) => string | undefined;
}

/** Lays an area out by a plan, from its header to its last row; every cell leads back to one of the sheet. */
export function layOut(area: KeyArea, plan: LayoutPlan): Relaid {
  const { place, sheet, end } = area;
  const { top, bottom } = place.block;
  const width = Math.max(place.right, ...area.labels) + 1;
  const cells = Array.from({ length: end - top }, (_, step) => {
    const row = top + step;
    if (plan.drop.has(row)) return [];
    return Array.from({ length: width }, (__, column) =>
      row <= bottom ? headerCell(area, plan, row, column) : bodyCell(area, plan, row, column),
    );
  });
  const merges = sheet.merges
    .filter((merge) => merge.top >= top && merge.bottom < end && merge.right < width && !crosses(merge, plan.drop))
    .map((merge) => ({ ...merge, top: merge.top - top, bottom: merge.bottom - top }));
  const carried = plan.added.flatMap((added, step) => addColumn(cells, added, { index: width + step, area }));
  return { headers: bottom - top + 1, cells, merges: [...merges, ...carried] };
}

function headerCell(
  { sheet, place }: KeyArea,
  { headers }: LayoutPlan,
  row: number,
  column: number,
): RelaidCell | undefined {
  const key = headers.get(column);
  if (key === undefined) return placeIn(sheet, row, column);
  if (key === null || row < place.block.bottom) return undefined;
  return { ...inSheet(sheet, { row, column }), text: nameOf(key) };
}

/** A blank cell has its place too: it is what is asked for where it is to be filled in. */
function bodyCell({ sheet }: KeyArea, { partOf }: LayoutPlan, row: number, column: number): RelaidCell {
  const text = partOf?.(row, column);
  return { ...inSheet(sheet, { row, column }), ...(text === undefined ? {} : { text }) };
}

/** The first spelling of a key's header, under which it is surely found. */
function nameOf({ id, headers }: ListKey): string {
  return headers[0] ?? id;
}

function placeIn(sheet: SheetView, row: number, column: number): RelaidCell | undefined {
  return sheet.rows[row]?.[column] === undefined ? undefined : inSheet(sheet, { row, column });
}

/** Where a cell of a view stands in the sheet itself. */
export function inSheet({ origin }: SheetView, { row, column }: CellPlace): CellPlace {
  return origin === undefined ? { row, column } : origin.placeOf(row, column);
}

function crosses({ top, bottom }: Range, rows: ReadonlySet<number>): boolean {
  return rows.values().some((row) => row >= top && row <= bottom);
}

/** Puts a column into rows; rows below one another under one cell are merged, as they would be in a sheet. */
function addColumn(
  cells: (RelaidCell | undefined)[][],
  { key, header, at }: AddedColumn,
  { index, area: { place, sheet, first } }: { readonly index: number; readonly area: KeyArea },
): Range[] {
  const { top, bottom } = place.block;
  put(cells[bottom - top], index, { ...inSheet(sheet, header), text: nameOf(key) });
  const merges: Range[] = [];
  let above: RelaidCell | undefined;
  let start = 0;
  for (let step = first - top; step <= cells.length; step += 1) {
    const cell = step < cells.length ? at(top + step) : undefined;
    if (cell !== undefined && cell.row === above?.row && cell.column === above.column) continue;
    if (above !== undefined && step - 1 > start)
      merges.push({ top: start, left: index, bottom: step - 1, right: index });
    if (cell !== undefined) put(cells[step], index, { ...cell, ...inSheet(sheet, cell) });
    [above, start] = [cell, step];
  }
  return merges;
}

function put(row: (RelaidCell | undefined)[] | undefined, index: number, cell: RelaidCell): void {
  while (row !== undefined && row.length < index) row.push(undefined);
  row?.push(cell);
}

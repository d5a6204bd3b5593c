import type { Table } from "../../../collections/define-collection.ts";
import { cellAddress } from "../../decode/address.ts";
import type { Sheet } from "../../decode/workbook.ts";
import type { ListKey } from "../key-source.ts";
import { cellAt, cellText } from "../sheet-cells.ts";
import type { Relaid, RelaidCell } from "../table-match.ts";
import type { Figure, Saying } from "./figure.ts";
import type { GatheredRow } from "./gather-rows.ts";
import { MEASURE } from "./label-reader.ts";
import { PERIOD } from "./row-sayings.ts";

/** Rows of one sheet as a table: a column for each key, for the period where it is said, and for each kind of figure. */
export function layRows(rows: readonly GatheredRow[], keys: readonly ListKey[], table: Table, sheet: Sheet): Relaid {
  const hasPeriods = rows.some((row) => row.keys.has(PERIOD));
  const measures = Object.keys(table.columns).filter((id) => rows.some(({ figures }) => figures.has(id)));
  const header = [
    ...keys.map((key) => keyHeader(rows, key)),
    ...(hasPeriods ? [undefined] : []),
    ...measures.map((id) => measureHeader(rows, id, table)),
  ];
  const body = rows.map((row) => [
    ...keys.map((key) => keyCell(sayingIn(row, key.id), key, sheet)),
    ...(hasPeriods ? [periodCell(row.keys.get(PERIOD))] : []),
    ...measures.map((id) => figureCell(row.figures.get(id))),
  ]);
  return { headers: 1, cells: [header, ...body], merges: [] };
}

function keyHeader([first]: readonly GatheredRow[], { id, headers }: ListKey): RelaidCell {
  const { row = 0, column = 0 } = (first && sayingIn(first, id)?.cell) ?? {};
  return { row, column, text: headers[0] ?? id };
}

/** What its label says, in the words of the list, and the unit that stands with it: numbers in thousands are no others laid out again. */
function measureHeader(rows: readonly GatheredRow[], id: string, { columns }: Table): RelaidCell | undefined {
  const figure = rows.find(({ figures }) => figures.has(id))?.figures.get(id);
  const cell = figure?.said.get(MEASURE)?.cell;
  if (figure === undefined || cell === undefined) return undefined;
  const unit = figure.unit === "" ? "" : ` ${figure.unit}`;
  return { row: cell.row, column: cell.column, text: `${cell.text ?? columns[id]?.headers[0] ?? id}${unit}` };
}

/** The name of a sheet stands in no cell of it: what it says is said at the first figure of the row. */
function sayingIn({ keys, figures }: GatheredRow, id: string): Saying | undefined {
  const saying = keys.get(id);
  const [figure] = figures.values();
  if (saying?.from !== "sheet" || figure === undefined) return saying;
  return { ...saying, cell: { ...saying.cell, row: figure.row, column: figure.column } };
}

/** A day that a financial year says is said as that day: whoever reads the rows has no headers to tell it from. */
function periodCell(saying: Saying | undefined): RelaidCell | undefined {
  return saying && { ...saying.cell, text: saying.value };
}

function figureCell(figure: Figure | undefined): RelaidCell | undefined {
  return figure && { row: figure.row, column: figure.column };
}

/** The cell as it is where all of its text is the key; the name of a sheet has none. */
function keyCell(saying: Saying | undefined, key: ListKey, sheet: Sheet): RelaidCell | undefined {
  if (saying === undefined) return undefined;
  const { row, column, text } = saying.cell;
  const own = cellText(cellAt(sheet, row, column));
  if (saying.from === "row" && own === text) return { row, column };
  return { row, column, text: key.read(text ?? "") === saying.value ? (text ?? "") : key.wordFor(saying.value) };
}

/** Where the names of the columns of a table stand that is read by its labels, and of the keys. */
export function labelCells(rows: readonly GatheredRow[]): string[] {
  const cells = rows.flatMap(({ figures }) =>
    [...figures.values()].flatMap(({ said }) => {
      const saying = said.get(MEASURE);
      return saying === undefined || saying.from === "sheet" ? [] : [saying.cell];
    }),
  );
  return [...new Set(cells.map(({ row, column }) => cellAddress(row, column)))];
}

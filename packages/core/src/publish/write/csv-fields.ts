import { joinBytes } from "../../ingest/decode/join-bytes.ts";
import type { Codes } from "../held/coded-column.ts";
import { textField } from "./csv-text.ts";
import { type Cell, type Cells, type ColumnType, isCoded } from "./snapshot-table.ts";

/** The fields of some rows of a column, in UTF-8. */
export interface CsvFields {
  /** All fields, one behind the other, and where each ends. */
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
  /** Which of them each row of the column has; undefined where they are those of one row after another, from `first`. */
  readonly places: Codes | undefined;
  readonly first: number;
}

const encoder = new TextEncoder();
/** More different texts than this in a column are nearly all different. */
const TEXTS_KEPT = 10_000;

/** Gives the fields of some rows of a column. Where each different cell is held once, each is made a field once. */
export function fieldsOfColumn(
  type: ColumnType,
): (cells: Cells, rows: { readonly from: number; readonly to: number }) => CsvFields {
  const fieldOf = type === "VARCHAR" ? textFields() : plainField;
  let known: { readonly entries: readonly Cell[]; readonly fields: Pick<CsvFields, "bytes" | "ends"> } | undefined;
  return (cells, { from, to }) => {
    if (!isCoded(cells)) return { ...encoded(cells.slice(from, to).map(fieldOf)), places: undefined, first: from };
    const { entries, codes } = cells;
    if (known?.entries !== entries) known = { entries, fields: encoded(entries.map(fieldOf)) };
    return { ...known.fields, places: codes, first: 0 };
  };
}

/** Texts of ASCII alone, as nearly all are, have as many bytes as signs, and are encoded together. */
function encoded(texts: readonly string[]): Pick<CsvFields, "bytes" | "ends"> {
  const bytes = encoder.encode(texts.join(""));
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (let at = 0; at < texts.length; at += 1) {
    end += (texts[at] as string).length;
    ends[at] = end;
  }
  if (end === bytes.length) return { bytes, ends };
  const each = texts.map((text) => encoder.encode(text));
  end = 0;
  for (let at = 0; at < each.length; at += 1) {
    end += (each[at] as Uint8Array).length;
    ends[at] = end;
  }
  return { bytes: joinBytes(each), ends };
}

function plainField(cell: Cell): string {
  return cell === null ? "" : String(cell);
}

/** Most texts of a column stand in many of its rows: each is looked at once. */
function textFields(): (cell: Cell) => string {
  const known = new Map<string, string>();
  return (cell) => {
    if (cell === null) return "";
    const text = String(cell);
    const found = known.get(text) ?? textField(text);
    if (known.size < TEXTS_KEPT) known.set(text, found);
    return found;
  };
}

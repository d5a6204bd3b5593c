import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { placeName } from "../../findings/place-words.ts";
import type { Row } from "../normalise/normalised.ts";
import { placeOf } from "./place-of.ts";
import type { ReturnInCheck, TableInCheck } from "./return-in-check.ts";
import { keyColumns, rowKey, rowLabel } from "./row-key.ts";

/** Rows about what an earlier row is about, each with the place of the first. */
export function duplicateRows({ tables }: ReturnInCheck): Finding[] {
  return [...tables.values()].flatMap(duplicatesIn);
}

function duplicatesIn(table: TableInCheck): Finding[] {
  const firsts = new Map<string, Row>();
  return table.rows.flatMap((row) => {
    const key = rowKey(row, table.definition);
    if (key === undefined) return [];
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, row);
      return [];
    }
    const facts = { key: rowLabel(row, table.definition), first: placeName(placeOfRow(table, first)) };
    return [finding("duplicate-row", placeOfRow(table, row), facts)];
  });
}

/** A row is pointed at by the first cell of its key, or by its first cell where it has none. */
function placeOfRow({ id, definition }: TableInCheck, row: Row) {
  const candidates = [...keyColumns(definition), ...Object.keys(definition.columns)];
  const column = candidates.find((one) => (row.values[one]?.cell ?? "") !== "");
  return column === undefined ? { sheet: row.sheet, row: row.row, table: id } : placeOf(id, row, column);
}

import type { Column } from "../../collections/columns.ts";
import type { Table } from "../../collections/define-collection.ts";
import type { Sheet } from "../decode/workbook.ts";
import type { Place } from "./find-places.ts";
import { foldText, squashText } from "./fold-text.ts";
import { headerCells } from "./header-columns.ts";
import type { MatchContext } from "./match-context.ts";

/** A matched column as reading the rows needs it. */
export interface BodyColumn {
  readonly id: string;
  readonly index: number;
  readonly kind: Column["kind"];
  readonly isKey: boolean;
  /** Its headers and code, squashed: a row that repeats them is no data. */
  readonly headers: ReadonlySet<string>;
  /** True where a text is one a key may hold. */
  readonly isValid: (text: string) => boolean;
}

/** A table whose columns are found, as reading its rows needs it. */
export interface BodyTable {
  readonly sheet: Sheet;
  readonly columns: readonly BodyColumn[];
  readonly keys: readonly BodyColumn[];
  readonly others: readonly BodyColumn[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly context: MatchContext;
}

/** Puts what is known of a place together for reading its rows. */
export function bodyTable(place: Place, table: Table, context: MatchContext): BodyTable {
  const columns = place.edges.flatMap(({ column: id, header }): BodyColumn[] => {
    const column = table.columns[id];
    if (column === undefined) return [];
    const isKey = column.kind === "authority" || column.kind === "category" || table.key.includes(id);
    const texts = [...headerCells(place.sheet, place.block, header.index), header.header];
    const headers = new Set(texts.map(squashText));
    return [{ id, index: header.index, kind: column.kind, isKey, headers, isValid: validity(column, context) }];
  });
  return {
    sheet: place.sheet,
    columns,
    keys: columns.filter(({ isKey }) => isKey),
    others: columns.filter(({ isKey }) => !isKey),
    left: place.left,
    right: place.right,
    top: place.block.bottom + 1,
    context,
  };
}

function validity(column: Column, context: MatchContext): (text: string) => boolean {
  if (column.kind === "authority") return (text) => context.authority(text).kind !== "unknown";
  if (column.kind !== "category") return () => true;
  const spellings = new Set(Object.values(column.values).flatMap((all) => all.map(foldText)));
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const valid = spellings.has(foldText(text));
    known.set(text, valid);
    return valid;
  };
}

import type { Column } from "../../collections/columns.ts";
import type { Table } from "../../collections/define-collection.ts";
import { rememberBy } from "../../collections/remember-by.ts";
import type { Sheet } from "../decode/workbook.ts";
import { categoryReader } from "../normalise/read-category.ts";
import type { Place } from "./find-places.ts";
import { foldedEdges, squashText } from "./fold-text.ts";
import { headerCells } from "./header-columns.ts";
import type { MatchContext } from "./match-context.ts";
import { type MergedCell, mergedDown } from "./merged-down.ts";
import { sharedTexts } from "./row-labels.ts";

/** A matched column as reading the rows needs it. */
export interface BodyColumn {
  readonly id: string;
  readonly index: number;
  readonly kind: Column["kind"];
  readonly isKey: boolean;
  readonly mayBeBlank: boolean;
  /** Its headers and code, squashed: a row that repeats them is no data. */
  readonly headers: ReadonlySet<string>;
  /** What `foldedEdges` says of them. */
  readonly headerEdges: ReadonlySet<number | undefined>;
  /** For rows a merged cell reaches down to: the cell that holds its text. */
  readonly merged: ReadonlyMap<number, MergedCell>;
  /** True where a text is one a key may hold. */
  readonly isValid: (text: string) => boolean;
}

/** A table whose columns are found, as reading its rows needs it. */
export interface BodyTable {
  readonly sheet: Sheet;
  /** True for a table whose rows have no key: payments, say. */
  readonly isList: boolean;
  readonly columns: readonly BodyColumn[];
  readonly keys: readonly BodyColumn[];
  readonly others: readonly BodyColumn[];
  /** Columns in its width, and the one to its left, in which words may stand. */
  readonly outer: readonly number[];
  /** What all rows of a list say alike there. */
  readonly shared: ReadonlyMap<number, string>;
  readonly top: number;
  readonly context: MatchContext;
}

/** Puts what is known of a place together for reading its rows. */
export function bodyTable(place: Place, table: Table, context: MatchContext): BodyTable {
  return tablesBy(place)(context)(table);
}

/** The rows of a place are read, and then looked at again for keys and for parts. */
const tablesBy = rememberBy((place: Place) =>
  rememberBy((context: MatchContext) => rememberBy((table: Table) => putTogether(place, table, context))),
);

function putTogether(place: Place, table: Table, context: MatchContext): BodyTable {
  const columns = place.edges.flatMap(({ column: id, header }): BodyColumn[] => {
    const column = table.columns[id];
    if (column === undefined) return [];
    const isKey = column.kind === "authority" || table.key.includes(id);
    const texts = [...headerCells(place.sheet, place.block, header.index), header.header];
    const headers = new Set(texts.map(squashText));
    const headerEdges = new Set(texts.map(foldedEdges));
    const merged = isKey ? mergedDown(place.sheet, header.index) : new Map<number, MergedCell>();
    const isValid = validity(column, context);
    const mayBeBlank = column.blank === true;
    return [{ id, index: header.index, kind: column.kind, isKey, mayBeBlank, headers, headerEdges, merged, isValid }];
  });
  const outer = outerColumns(place, columns);
  const top = place.block.bottom + 1;
  return {
    sheet: place.sheet,
    isList: table.keyless === true,
    columns,
    keys: columns.filter(({ isKey }) => isKey),
    others: columns.filter(({ isKey }) => !isKey),
    outer,
    shared: table.keyless === true ? sharedTexts(place.sheet, outer, top) : new Map(),
    top,
    context,
  };
}

function outerColumns({ left, right }: Place, columns: readonly BodyColumn[]): number[] {
  const measured = new Set(columns.filter(({ isKey, kind }) => !isKey && kind !== "text").map(({ index }) => index));
  const first = Math.max(0, left - 1);
  return Array.from({ length: right - first + 1 }, (_, step) => first + step).filter((index) => !measured.has(index));
}

function validity(column: Column, context: MatchContext): (text: string) => boolean {
  if (column.kind === "authority") return (text) => context.authority(text).kind !== "unknown";
  if (column.kind !== "category") return () => true;
  const read = categoryReader(column);
  return (text) => read(text) !== undefined;
}

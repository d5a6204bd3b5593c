import type { Table } from "../../collections/define-collection.ts";
import type { Below } from "./authority-column.ts";
import { columnCells } from "./column-content.ts";
import type { Edge } from "./column-edges.ts";
import type { HeaderColumn } from "./header-columns.ts";
import { wordScores } from "./header-words.ts";
import { cellText } from "./sheet-cells.ts";

/** `100200`, `V-100200`, `00 123`: a number of something, with a few letters before it at most. */
const CODE = /^\p{L}{0,3}[-/ ]?\d[\d\-/ ]+$/u;
const WORD = /\p{L}{2}/u;
/** So many cells must be codes, or names, for their column to be one of them. */
const MOST = 0.8;
/** A weight that is no other header's. */
const LEAST = 1;

interface Named {
  readonly tableId: string;
  readonly table: Table;
  readonly headers: readonly HeaderColumn[];
  readonly assigned: readonly Edge[];
  readonly below: Below;
}

/**
 * The edges with those put right that lead to codes where names are asked for: ledgers have a column of numbers under `Vendor`, and
 * who that is beside it. Then the header is taken that shares a word with what the column is called and holds names,
 * the one beside it or else that which shares most; where there is none, the codes. Its sender is asked about either.
 */
export function namesNotCodes({ tableId, table, headers, assigned, below }: Named): Edge[] {
  const used = new Set(assigned.map(({ header }) => header.index));
  return assigned.map((edge) => {
    const column = table.columns[edge.column];
    if (column?.kind !== "text" || column.names !== true || edge.confirmed === true) return edge;
    if (!mostAre(edge.header, CODE, below)) return edge;
    const { shared } = wordScores(tableId, below.context.index);
    const near = headers
      .filter(({ index, header }) => !used.has(index) && header !== "")
      .map((header) => ({ header, score: shared(header.levels.join(" ").replace(/\d/g, " "), edge.column) }))
      .filter(({ header, score }) => score > 0 && mostAre(header, WORD, below))
      .map((one) => ({ ...one, apart: Math.min(2, distance(one.header, edge)) }))
      .sort((a, b) => a.apart - b.apart || b.score - a.score || distance(a.header, edge) - distance(b.header, edge));
    const [best] = near;
    if (best === undefined) return { ...edge, isDoubted: true };
    used.add(best.header.index);
    return { column: edge.column, header: best.header, weight: LEAST, periods: [], isDoubted: true };
  });
}

function distance({ index }: HeaderColumn, { header }: Edge): number {
  return Math.abs(index - header.index);
}

function mostAre({ index }: HeaderColumn, pattern: RegExp, below: Below): boolean {
  const texts = columnCells(index, below).map(cellText);
  return texts.length > 0 && texts.filter((text) => pattern.test(text)).length >= texts.length * MOST;
}

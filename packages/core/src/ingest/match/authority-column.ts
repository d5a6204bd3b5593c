import type { Table } from "../../collections/define-collection.ts";
import { rememberBy } from "../../collections/remember-by.ts";
import type { Sheet } from "../decode/workbook.ts";
import { authorityShare } from "./authority-share.ts";
import type { Edge } from "./column-edges.ts";
import type { HeaderColumn } from "./header-columns.ts";
import type { MatchContext } from "./match-context.ts";
import { cellText } from "./sheet-cells.ts";
import { addressIn, type SheetView } from "./sheet-view.ts";

/** Part of a column that must name councils, where no header says that it does. */
const MOST_WITHOUT_HEADER = 0.5;
/** And where a header says something else. */
const MOST_UNDER_OTHER_HEADER = 0.9;
/** Under a header that is not known, this many councils or it may be chance. */
const FEWEST_UNDER_OTHER_HEADER = 3;
/** Columns to the left of the headers in which councils are looked for. */
const REACH = 3;

/** Where columns are looked at: below this row of the sheet. */
export interface Below {
  readonly sheet: SheetView;
  readonly below: number;
  readonly context: MatchContext;
}

/** The columns of a table that hold councils. */
export const authorityColumns = rememberBy(({ columns }: Table): readonly string[] =>
  Object.entries(columns).flatMap(([id, { kind }]) => (kind === "authority" ? [id] : [])),
);

/** Of several headers a column of councils could have, those stay under which councils stand; the others have none. */
export function underWhichCouncilsStand(
  table: Table,
  edges: readonly Edge[],
  { sheet, below, context }: Below,
): Edge[] {
  const columns = authorityColumns(table);
  const shares = new Map<Edge, number>();
  for (const edge of edges) {
    if (!columns.includes(edge.column)) continue;
    shares.set(edge, authorityShare(sheet, { below, column: edge.header.index }, context).share);
  }
  return edges.filter((edge) => {
    const share = shares.get(edge);
    if (share === undefined) return true;
    const rivals = [...shares].filter(([other]) => other.column === edge.column).map(([, value]) => value);
    return share >= Math.max(...rivals) / 2;
  });
}

/**
 * The column of councils where no header says so, found by what stands in it: among columns with a blank
 * header in or beside the table, else among those whose header is not known.
 */
export function councilsByContent(
  headers: readonly HeaderColumn[],
  taken: ReadonlySet<number>,
  { sheet, below, context }: Below,
): HeaderColumn | undefined {
  const left = Math.min(...taken);
  const right = Math.max(...taken);
  const named = new Map(headers.map((header) => [header.index, header] as const));
  const first = Math.max(0, Math.min(left, ...named.keys()) - REACH);
  const blank = range(first, right).filter((index) => !named.has(index));
  const unknown = [...named.keys()].filter((index) => !taken.has(index) && index <= right);
  const best = bestOf(blank, (index) => {
    const { share } = authorityShare(sheet, { below, column: index }, context);
    return share >= MOST_WITHOUT_HEADER ? share : 0;
  });
  if (best !== undefined) return nameless(sheet, best, below);
  const other = bestOf(unknown, (index) => {
    const { share, cells } = authorityShare(sheet, { below, column: index }, context);
    const enough = share >= MOST_UNDER_OTHER_HEADER && cells >= FEWEST_UNDER_OTHER_HEADER;
    return enough && hasLetters(sheet, below, index) ? share : 0;
  });
  return other === undefined ? undefined : named.get(other);
}

function nameless(sheet: SheetView, index: number, row: number): HeaderColumn {
  return { index, cell: addressIn(sheet, row, index), header: "", levels: [], unitText: "", code: undefined };
}

/** Numbers may look like codes of councils; under a header that says something else they are not taken for them. */
function hasLetters(sheet: Sheet, below: number, column: number): boolean {
  const rows = sheet.rows.slice(below + 1, below + 20);
  return rows.some((row) => /\p{L}/u.test(cellText(row?.[column])));
}

function bestOf(indexes: readonly number[], worth: (index: number) => number): number | undefined {
  const [best] = indexes
    .map((index) => ({ index, value: worth(index) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || a.index - b.index);
  return best?.index;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);
}

import type { Column } from "../../collections/columns.ts";
import type { Table } from "../../collections/define-collection.ts";
import { assignColumns } from "./assign-columns.ts";
import { authorityColumns, type Below, councilsByContent, underWhichCouncilsStand } from "./authority-column.ts";
import { columnEdges, type Edge } from "./column-edges.ts";
import { guessColumns, type LeftOver } from "./guess-columns.ts";
import type { HeaderColumn } from "./header-columns.ts";
import { withoutMonths } from "./months-not-days.ts";
import { namesNotCodes } from "./names-not-codes.ts";
import { nearSpellings } from "./near-spellings.ts";
import { poundsBeside } from "./pounds-beside.ts";
import { isBlank } from "./sheet-cells.ts";

/** A column with more than one header as good as the next. */
export interface AmbiguousColumn {
  readonly column: string;
  readonly headers: readonly HeaderColumn[];
}

/** Which header is whose. */
export interface ResolvedColumns {
  readonly edges: readonly Edge[];
  readonly ambiguous: readonly AmbiguousColumn[];
  /** Headers that come near to columns still without one. */
  readonly close: ReadonlyMap<string, readonly HeaderColumn[]>;
}

/** Cells looked at to see whether a column holds anything. */
const ROWS = 200;

/**
 * Finds the header of each column of a table among those given, or those `listed` where some stand over another table: by code, text,
 * content, and last by a misspelling.
 */
export function resolveColumns(
  tableId: string,
  table: Table,
  headers: readonly HeaderColumn[],
  { listed = headers, ...below }: Below & { readonly listed?: readonly HeaderColumn[] },
): ResolvedColumns {
  const all = columnEdges(tableId, table, listed, below.context);
  const possible = withoutMonths(table, underWhichCouncilsStand(table, all, below), below);
  const asked = listed.filter(({ header }) => below.context.saidOf(tableId, header)?.column !== null);
  const fullest = assignColumns(possible).map((edge) => withContent(edge, possible, below));
  const best = poundsBeside(table, asked, fullest, below.context);
  const assigned = namesNotCodes({ tableId, table, headers: asked, assigned: best, below });
  const known = new Set(all.map(({ header }) => header.index));
  const missing = new Set(Object.keys(table.columns).filter((id) => !assigned.some(({ column }) => column === id)));
  const near = nearSpellings(
    tableId,
    missing,
    asked.filter(({ index }) => !known.has(index)),
    below.context,
  );
  const found = [...assigned, ...near];
  const ambiguous = assigned.flatMap((edge) => rivalsOf(edge, possible, { table, assigned, below }));
  const unsure = new Set(ambiguous.map(({ column }) => column));
  const sure = found.filter(({ column }) => !unsure.has(column));
  const named = councils(table, headers, found, below).filter(
    ({ header }) => !headers.includes(header) || asked.includes(header),
  );
  const edges = [...sure, ...named];
  const left = leftOver({ tableId, table, headers: asked, found: edges, ambiguous, known });
  const guesses = guessColumns(left, below);
  return { edges: [...edges, ...guesses.edges], ambiguous, close: guesses.close };
}

function leftOver({
  tableId,
  table,
  headers,
  found,
  ambiguous,
  known,
}: Omit<LeftOver, "missing"> & {
  readonly ambiguous: readonly AmbiguousColumn[];
  readonly known: ReadonlySet<number>;
}): LeftOver {
  const settled = new Set([...found, ...ambiguous].map(({ column }) => column));
  const missing = Object.entries(table.columns).flatMap(([id, column]) =>
    settled.has(id) || !isMissed(column) ? [] : [id],
  );
  const used = new Set(found.map(({ header }) => header.index));
  const free = headers.filter(({ index, header }) => !known.has(index) && !used.has(index) && header !== "");
  return { tableId, table, missing: new Set(missing), headers: free, found };
}

function councils(table: Table, headers: readonly HeaderColumn[], found: readonly Edge[], below: Below): Edge[] {
  const [column] = authorityColumns(table);
  if (column === undefined || found.length === 0 || found.some((edge) => edge.column === column)) return [];
  const header = councilsByContent(headers, new Set(found.map((edge) => edge.header.index)), below);
  return header === undefined ? [] : [{ column, header, weight: 1, periods: [] }];
}

/** True for a column that has to be there, or whose absence means something. */
function isMissed({ required, ifAbsent }: Column): boolean {
  return required !== false || ifAbsent !== undefined;
}

/** Of two headers that are equally good, the one with something below it. */
function withContent(edge: Edge, possible: readonly Edge[], below: Below): Edge {
  if (holdsSomething(edge, below)) return edge;
  const full = equals(edge, possible).filter((other) => holdsSomething(other, below));
  return full.length === 1 ? (full[0] ?? edge) : edge;
}

function rivalsOf(
  edge: Edge,
  possible: readonly Edge[],
  { table, assigned, below }: { readonly table: Table; readonly assigned: readonly Edge[]; readonly below: Below },
): AmbiguousColumn[] {
  if (table.columns[edge.column]?.kind === "authority") return [];
  const taken = new Set(assigned.map(({ header }) => header.index));
  const rivals = equals(edge, possible).filter(
    (other) => !taken.has(other.header.index) && (holdsSomething(other, below) || !holdsSomething(edge, below)),
  );
  if (rivals.length === 0) return [];
  const headers = [edge, ...rivals].map(({ header }) => header).sort((a, b) => a.index - b.index);
  return [{ column: edge.column, headers }];
}

function equals(edge: Edge, possible: readonly Edge[]): Edge[] {
  return possible.filter(
    (other) =>
      other.column === edge.column &&
      other.header.index !== edge.header.index &&
      Math.abs(other.weight - edge.weight) < 0.01,
  );
}

function holdsSomething({ header }: Edge, { sheet, below }: Below): boolean {
  const rows = sheet.rows.slice(below + 1, below + 1 + ROWS);
  return rows.some((row) => !isBlank(row?.[header.index]));
}

import type { Column } from "../collections/columns.ts";
import type { Collection, Table } from "../collections/define-collection.ts";
import { allowedValues } from "../ingest/validate/expected-value.ts";

/** A column as the template shows it. */
export interface ShownColumn {
  readonly id: string;
  readonly column: Column;
  /** The header that stands over it. */
  readonly header: string;
}

/** The rows a table's sheet has room for. */
export interface TableLayout {
  readonly columns: readonly ShownColumn[];
  /** Zero-based row of the headers. */
  readonly headerRow: number;
  /** For rows that are known beforehand: column id -> id of its value. */
  readonly known: readonly ReadonlyMap<string, string>[];
  readonly rows: number;
  /** True where rows go on for as long as there are any. */
  readonly open: boolean;
}

/** Rows laid out where their number is not known. */
const OPEN_ROWS = 20;
/** A table of more combinations than this is not laid out row by row, unless each has to be there. */
const MOST_ROWS = 100;

/** How a table stands on its sheet: title, council, period, an empty row, the headers, the rows. */
export function tableLayout(table: Table, { labels, sender }: Pick<Collection, "labels" | "sender">): TableLayout {
  const columns = Object.entries(table.columns).map(([id, column]) => ({ id, column, header: headerOf(id, column) }));
  const known = table.complete === true && sender === "authority" ? combinations(table) : [];
  const rows = known.length > 0 ? known.length : rowsAtMost(table, sender);
  return {
    columns,
    headerRow: labels?.authority === undefined ? 3 : 4,
    known,
    rows: rows ?? OPEN_ROWS,
    open: rows === undefined,
  };
}

/** The header as the template carries it, on one line. */
export function headerOf(id: string, { headers }: Column): string {
  return (headers[0] ?? id).replace(/\s+/g, " ").trim();
}

/** Rows a return of one council can have; undefined where there is no telling. */
function rowsAtMost(table: Table, sender: Collection["sender"]): number | undefined {
  const isCountable = table.key.every((id) => table.columns[id]?.kind === "category");
  if (sender === "national" || table.keyless === true || !isCountable) return undefined;
  const count = combinations(table).length;
  return count > MOST_ROWS ? undefined : count;
}

/** Every combination of the key's categories, in their order; one without any where no key is a category. */
function combinations({ key, columns }: Table): ReadonlyMap<string, string>[] {
  return key.reduce<ReadonlyMap<string, string>[]>(
    (rows, id) => {
      const column = columns[id];
      if (column?.kind !== "category") return rows;
      const values = Object.keys(column.values);
      return rows.flatMap((row) => values.map((value) => new Map([...row, [id, value]])));
    },
    [new Map()],
  );
}

/** The spelling of a category's value that the template carries. */
export function spellingOf(column: Column | undefined, value: string): string {
  if (column?.kind !== "category") return value;
  return allowedValues(column.values)[Object.keys(column.values).indexOf(value)] ?? value;
}

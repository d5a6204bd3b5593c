import type { Collection } from "../collections/define-collection.ts";

/** What people call the tables and columns that findings know by id. */
export interface Names {
  /** Table id -> title. */
  readonly tables: Readonly<Record<string, string>>;
  /** Table id -> column id -> the header its template carries. */
  readonly columns: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What to enter for a value that is not known (`..`), where the collection reads something as that. */
  readonly notKnown?: string;
}

/** The names a collection gives its tables and columns. */
export function namesOf(collection: Pick<Collection, "tables" | "markers">): Names {
  const tables = Object.entries(collection.tables);
  const notKnown = Object.entries(collection.markers ?? {}).find(([, status]) => status === "x")?.[0];
  return {
    tables: Object.fromEntries(tables.map(([id, table]) => [id, table.title])),
    columns: Object.fromEntries(
      tables.map(([id, table]) => [
        id,
        Object.fromEntries(
          Object.entries(table.columns).map(([column, { headers }]) => [column, headers[0] ?? column]),
        ),
      ]),
    ),
    ...(notKnown === undefined ? {} : { notKnown }),
  };
}

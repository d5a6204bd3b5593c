import { type Collection, collectionAt, type Table } from "../../collections/define-collection.ts";

/** A table with every column that any edition gives it, so that rows of all periods are read by one schema. */
export function withEveryColumn(collection: Collection, table: string): Table | undefined {
  const periods = ["", ...(collection.editions ?? []).map(({ from }) => from)];
  const found = periods.flatMap((period) => collectionAt(collection, period).tables[table] ?? []);
  const [first] = found;
  if (first === undefined) return undefined;
  return { ...first, columns: Object.assign({}, ...found.map(({ columns }) => columns)) };
}

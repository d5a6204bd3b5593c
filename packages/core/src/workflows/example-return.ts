import { authoritiesOn } from "../authorities/resolve.ts";
import type { Collection } from "../collections/define-collection.ts";
import { registry } from "../collections/registry.generated.ts";
import { parsePeriod } from "../periods/period.ts";
import { EXAMPLE_PERIODS } from "./known.ts";

/** Words for an example that works: a collection, a period of its kind and a council there was then. */
export interface ExampleReturn {
  readonly collection: string;
  readonly period: string;
  readonly council: string;
  /** A column it has, as `table.column`. */
  readonly column: string;
}

/** An example made from the first collection councils send one by one, and the first council with a plain name. */
export function exampleReturn(): ExampleReturn {
  const collection = registry.find(({ sender }) => sender === "authority") ?? registry[0];
  if (collection === undefined) throw new RangeError("The registry holds no collection");
  const id = EXAMPLE_PERIODS[collection.period];
  const names = authoritiesOn(parsePeriod(collection.period, id)?.end ?? id).map(({ name }) => name);
  const council = names.find((name) => /^[A-Z][a-z]+$/.test(name)) ?? names[0] ?? "";
  return { collection: collection.id, period: id, council, column: exampleColumn(collection) };
}

/** One that people give other headers: a number. */
function exampleColumn({ tables }: Collection): string {
  const columns = Object.entries(tables).flatMap(([table, definition]) =>
    Object.entries(definition.columns).map(([column, { kind }]) => ({ name: `${table}.${column}`, kind })),
  );
  return columns.find(({ kind }) => kind === "count" || kind === "amount")?.name ?? columns[0]?.name ?? "";
}

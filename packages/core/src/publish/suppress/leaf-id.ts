import type { RowGroup } from "../aggregate/row-groups.ts";

/** Ids by column. A number stands in a dozen figures, and making its id takes longer than all else that is done with it. */
const known = new WeakMap<RowGroup, Map<string, string>>();

/**
 * Id of a number that a group of rows has. It names the number itself: where a council sends again and a number has not
 * changed it is taken to be known that it has not, which tells the attacker more than readers can be sure of.
 */
export function leafId(group: RowGroup, column: string): string {
  const ids = known.get(group) ?? new Map<string, string>();
  if (ids.size === 0) known.set(group, ids);
  const id = ids.get(column) ?? madeId(group, column);
  ids.set(column, id);
  return id;
}

function madeId({ table, council, categories, unknown, counts }: RowGroup, column: string): string {
  const group = [...Object.values(categories).map((value) => value ?? "-"), `[${[...unknown].join()}]`];
  return [table, council, ...group, column, counts[column] ?? 0n].join("/");
}

/** The number a leaf's id ends in. */
export function leafValue(id: string): bigint {
  return BigInt(id.slice(id.lastIndexOf("/") + 1));
}

import type { RowGroup } from "../aggregate/row-groups.ts";

/**
 * Id of a number that a group of rows has. It names the number itself: where a council sends again and a number has not
 * changed it is taken to be known that it has not, which tells the attacker more than readers can be sure of.
 */
export function leafId({ table, council, categories, unknown, counts }: RowGroup, column: string): string {
  const group = [...Object.values(categories).map((value) => value ?? "-"), `[${[...unknown].join()}]`];
  return [table, council, ...group, column, counts[column] ?? 0n].join("/");
}

/** The number a leaf's id ends in. */
export function leafValue(id: string): bigint {
  return BigInt(id.slice(id.lastIndexOf("/") + 1));
}

import type { Protection } from "../../../packages/core/src/publish/disclose/protect-tables.ts";
import type { TableCell, Tables } from "../../../packages/core/src/publish/disclose/tables.ts";

/** A cell of a table with one level. */
export function cell(id: string, leaves: readonly string[]): TableCell {
  return { id, leaves, level: "one", detail: 0 };
}

/** Counts and sums of them, all of them cells but those that are `untold`: these are in sums alone. */
export function sums(
  counts: Readonly<Record<string, number>>,
  groups: Readonly<Record<string, readonly string[]>>,
  untold: readonly string[] = [],
): Tables {
  const told = Object.keys(counts).filter((id) => !untold.includes(id));
  const isTold = (members: readonly string[]) => members.every((id) => told.includes(id));
  return {
    leaves: Object.entries(counts).map(([id, value]) => ({ id, value: BigInt(value) })),
    cells: [...told.map((id) => cell(id, [id])), ...Object.entries(groups).map(([id, members]) => cell(id, members))],
    levels: ["one"],
    relations: Object.entries(groups).flatMap(([parent, children]) => (isTold(children) ? [{ parent, children }] : [])),
  };
}

/** Ids of what came out hidden, in order. */
export function hiddenIn({ cells }: Protection): readonly string[] {
  return cells.flatMap(({ id, form }) => (form === "hidden" ? [id] : [])).toSorted();
}

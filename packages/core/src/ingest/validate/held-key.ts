import type { Table } from "../../collections/define-collection.ts";
import type { HeldRows } from "../normalise/held-rows.ts";
import { councilColumns, isNeeded, type KeyPart, textKey } from "./row-key.ts";

/** What a row is about, in two parts: nothing need be put together for a key of one column. */
export interface HeldKey {
  /** The council and all of the key but its last column. */
  readonly group: string;
  readonly last: KeyPart;
}

/**
 * `rowKeyOf` of rows that are held by column: two rows share both parts of their keys only where they are about the same
 * thing; `undefined` for a row of which a part is not known.
 */
export function heldKeyOf(held: HeldRows, table: Table): (at: number) => HeldKey | undefined {
  const councils = councilColumns(table).map((column) => heldPart(held, column, table));
  const others = table.key.slice(0, -1).map((column) => heldPart(held, column, table));
  const last = table.key.slice(-1).map((column) => heldPart(held, column, table))[0] ?? (() => null);
  return (at) => {
    for (const part of councils) if (part(at) === undefined) return undefined;
    let group = held.authorities[at] ?? "";
    if (others.length > 0) {
      const parts = others.map((part) => part(at));
      if (parts.includes(undefined)) return undefined;
      group = textKey(group, parts);
    }
    const end = last(at);
    return end === undefined ? undefined : { group, last: end };
  };
}

/** `keyPart` of a row that is held. */
function heldPart(held: HeldRows, id: string, table: Table): (at: number) => KeyPart {
  const cells = held.columns.get(id);
  const column = table.columns[id];
  if (cells === undefined) return () => null;
  const { values, faulty, cell } = cells;
  return (at) => {
    const value = values[at] ?? null;
    if (value === null && cell(at) === "") return isNeeded(held.authorities[at] ?? "", column) ? undefined : null;
    if (faulty.has(at)) return undefined;
    if (value !== null) return String(value);
    return column?.blank === true ? null : undefined;
  };
}

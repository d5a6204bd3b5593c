import { columnScale } from "../../collections/columns.ts";
import type { Table } from "../../collections/define-collection.ts";
import { squashText } from "./fold-text.ts";
import { type HeaderBlock, type HeaderColumn, headerColumns } from "./header-columns.ts";
import type { KeyArea } from "./key-area.ts";
import type { ListKey } from "./key-source.ts";
import { isTotalKey } from "./total-words.ts";

/** Rows of words above the header that was found that may be part of it, and below. */
const ABOVE = 2;
const FEWEST = 2;

/** The columns of one value of a key, by what else their headers say. */
export type SpreadGroup = ReadonlyMap<string, SpreadColumn>;

interface SpreadColumn {
  readonly header: HeaderColumn;
  readonly rest: readonly string[];
}

/** A header in which the values of a key stand over the figures: the same columns for each of them. */
export interface SpreadHeader {
  readonly block: HeaderBlock;
  /** By id of the value, in the order of the sheet. */
  readonly groups: ReadonlyMap<string, SpreadGroup>;
  /** Columns that are sums of the groups. */
  readonly total: SpreadGroup;
  /** Columns that are the same for every value. */
  readonly shared: readonly HeaderColumn[];
}

/** The header of an area in which a key is spread over columns, as high or low as it has to be for that; its lowest row at least. */
export function spreadHeader(area: KeyArea, key: ListKey): SpreadHeader | undefined {
  const { top, bottom } = area.place.block;
  const blocks = [0, 1, ABOVE].flatMap((above) => (top < above ? [] : [{ top: top - above, bottom, codeRows: [] }]));
  blocks.push({ top, bottom: bottom + 1, codeRows: [] }, { top: bottom, bottom, codeRows: [] });
  for (const block of blocks) {
    const found = spreadIn(area, block, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

function spreadIn({ sheet, table }: KeyArea, block: HeaderBlock, key: ListKey): SpreadHeader | undefined {
  const groups = new Map<string, Map<string, SpreadColumn>>();
  const shared: HeaderColumn[] = [];
  for (const header of headerColumns(sheet, block)) {
    const said = saidValue(header, key);
    const rest = said === undefined ? [] : restOf(header, said.level, table);
    if (said === undefined || rest === undefined) {
      shared.push(header);
      continue;
    }
    const group = groups.get(said.value) ?? new Map<string, SpreadColumn>();
    const name = rest.map(squashText).join("/");
    if (group.has(name)) return undefined;
    groups.set(said.value, group.set(name, { header, rest }));
  }
  const total: SpreadGroup = groups.get(TOTAL) ?? new Map();
  groups.delete(TOTAL);
  return isEven(groups) ? { block, groups, total, shared } : undefined;
}

const TOTAL = "\0total";

/** The level of a header that is a value of the key, or a total of them. */
function saidValue({ levels }: HeaderColumn, { read }: ListKey): { value: string; level: number } | undefined {
  const found = levels.flatMap((text, level) => {
    const value = read(text) ?? (levels.length > 1 && isTotalKey(text) ? TOTAL : undefined);
    return value === undefined ? [] : [{ value, level }];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** What else the header says; where it says nothing, the one figure that the table asks for. */
function restOf({ levels }: HeaderColumn, level: number, { columns }: Table): readonly string[] | undefined {
  const rest = levels.filter((_, at) => at !== level);
  if (rest.length > 0) return rest;
  const asked = Object.values(columns).filter(
    ({ kind, required }) => columnScale(kind) !== undefined && required !== false,
  );
  const [only, ...more] = asked;
  return only === undefined || more.length > 0 ? undefined : only.headers.slice(0, 1);
}

/** True where there are two values at least, each with the same columns. */
function isEven(groups: ReadonlyMap<string, SpreadGroup>): boolean {
  const [first, ...others] = groups.values().map((group) => new Set(group.keys()));
  return (
    first !== undefined &&
    others.length + 1 >= FEWEST &&
    others.every((other) => other.size === first.size && other.isSubsetOf(first))
  );
}

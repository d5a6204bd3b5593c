import type { CodedColumn } from "./coded-column.ts";
import type { FigureKeepers } from "./figure-columns.ts";
import { ID_PARTS } from "./figure-id.ts";

const SEPARATOR = "/";

/**
 * The rows in order of their ids, by code units. A number for each row stands for its id: to put texts of sixty letters in
 * order takes ten times as long. Where a part has the sign in it that stands between parts, the ids themselves are compared.
 */
export function orderById(keepers: Pick<FigureKeepers, (typeof ID_PARTS)[number]>): Uint32Array {
  const parts = ID_PARTS.map((name): CodedColumn<string> => keepers[name].held());
  const rows = parts[0]?.codes.length ?? 0;
  const most = parts.reduce((product, { entries }) => product * entries.length, rows);
  const isSimple = parts.every(({ entries }) => entries.every((entry) => !entry.includes(SEPARATOR)));
  return isSimple && most <= Number.MAX_SAFE_INTEGER ? orderByRank(parts, rows) : orderByText(parts, rows);
}

function orderByRank(parts: readonly CodedColumn<string>[], rows: number): Uint32Array {
  const keys = new Float64Array(rows);
  for (const [place, { codes, entries }] of parts.entries()) {
    const ranks = ranksOf(entries, place === parts.length - 1 ? "" : SEPARATOR);
    for (let row = 0; row < rows; row += 1) {
      keys[row] = (keys[row] as number) * entries.length + (ranks[codes[row] as number] as number);
    }
  }
  for (let row = 0; row < rows; row += 1) keys[row] = (keys[row] as number) * rows + row;
  return Uint32Array.from(keys.sort(), (key) => key % rows);
}

/** The place of each entry among all of them, with what follows it in an id. */
function ranksOf(entries: readonly string[], ending: string): Uint32Array {
  const sorted = entries.map((entry, place) => ({ text: entry + ending, place }));
  sorted.sort((one, other) => (one.text < other.text ? -1 : 1));
  const ranks = new Uint32Array(entries.length);
  for (const [rank, { place }] of sorted.entries()) ranks[place] = rank;
  return ranks;
}

function orderByText(parts: readonly CodedColumn<string>[], rows: number): Uint32Array {
  const ids = Array.from({ length: rows }, (_, row) => {
    return { row, id: parts.map(({ codes, entries }) => entries[codes[row] ?? 0]).join(SEPARATOR) };
  });
  ids.sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
  return Uint32Array.from(ids, ({ row }) => row);
}

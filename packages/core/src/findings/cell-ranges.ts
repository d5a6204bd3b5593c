interface Strip {
  readonly left: string;
  readonly right: string;
  readonly top: number;
  readonly bottom: number;
}

const ADDRESS = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/;

/**
 * Joins A1 addresses that lie below one another in the same columns: `C4`, `C5`, `C6`, `C9` are
 * `C4:C6`, `C9`. What is no address is left as it is, at the end.
 */
export function cellRanges(cells: readonly string[]): string[] {
  const parsed = cells.map(parse);
  const strips = parsed.flatMap((strip) => (typeof strip === "string" ? [] : [strip]));
  const others = parsed.filter((strip) => typeof strip === "string");
  const byColumns = Map.groupBy(strips, ({ left, right }) => `${left}:${right}`);
  return [...[...byColumns.values()].flatMap(join).map(write), ...new Set(others)];
}

function parse(cell: string): Strip | string {
  const [, left, top, right = left, bottom = top] = ADDRESS.exec(cell) ?? [];
  if (left === undefined || right === undefined) return cell;
  return { left, right, top: Number(top), bottom: Number(bottom) };
}

function join(strips: readonly Strip[]): Strip[] {
  const joined: Strip[] = [];
  for (const strip of [...strips].sort((a, b) => a.top - b.top)) {
    const last = joined.at(-1);
    if (last !== undefined && strip.top <= last.bottom + 1) {
      joined[joined.length - 1] = { ...last, bottom: Math.max(last.bottom, strip.bottom) };
    } else {
      joined.push(strip);
    }
  }
  return joined;
}

function write({ left, top, right, bottom }: Strip): string {
  const first = `${left}${top}`;
  const last = `${right}${bottom}`;
  return first === last ? first : `${first}:${last}`;
}

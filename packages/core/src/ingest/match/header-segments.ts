import type { Edge } from "./column-edges.ts";
import type { HeaderColumn } from "./header-columns.ts";

/** A match worse than this by weight does not make a second table. */
const GOOD = 200;
/** So many columns there twice make a second table; fewer are columns that are ambiguous. */
const FEWEST = 2;

/**
 * Splits headers that stand side by side with empty columns between, where the same columns are in more
 * than one part: each part comes with the headers of the others that it lacks (the row labels, say).
 * Everything is one part where no columns repeat.
 */
export function headerSegments(headers: readonly HeaderColumn[], edges: readonly Edge[]): (readonly HeaderColumn[])[] {
  const runs = runsOf(headers);
  const columnsOf = new Map(
    runs.map((run) => {
      const indexes = new Set(run.map(({ index }) => index));
      const own = edges.filter(({ header, weight }) => weight >= GOOD && indexes.has(header.index));
      return [run, new Set(own.map(({ column }) => column))] as const;
    }),
  );
  const able = runs.filter((run) => (columnsOf.get(run)?.size ?? 0) >= FEWEST);
  const repeated = able.filter((run) =>
    able.some((other) => other !== run && shared(columnsOf.get(run), columnsOf.get(other)) >= FEWEST),
  );
  if (repeated.length < 2) return [headers];
  return repeated.map((run) => {
    const own = columnsOf.get(run) ?? new Set();
    const spare = headers.filter(
      (header) => !repeated.some((other) => other.includes(header)) && !leadsTo(header, edges, own),
    );
    return [...run, ...spare].sort((a, b) => a.index - b.index);
  });
}

function runsOf(headers: readonly HeaderColumn[]): HeaderColumn[][] {
  const runs: HeaderColumn[][] = [];
  for (const header of headers) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1)?.index === header.index - 1) last.push(header);
    else runs.push([header]);
  }
  return runs;
}

function shared(one: ReadonlySet<string> = new Set(), other: ReadonlySet<string> = new Set()): number {
  return one.intersection(other).size;
}

function leadsTo(header: HeaderColumn, edges: readonly Edge[], columns: ReadonlySet<string>): boolean {
  return edges.some((edge) => edge.header.index === header.index && columns.has(edge.column));
}

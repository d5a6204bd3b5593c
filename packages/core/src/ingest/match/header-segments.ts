import type { Table } from "../../collections/define-collection.ts";
import type { Edge } from "./column-edges.ts";
import { squashText } from "./fold-text.ts";
import type { HeaderColumn } from "./header-columns.ts";

/** A match worse than this by weight does not make a second table. */
const GOOD = 200;
/** So many columns there twice make a second table; fewer are columns that are ambiguous. */
const FEWEST = 2;

/**
 * Splits headers that stand side by side with empty columns between, where the same columns are in more
 * than one part: each part comes with the headers of the others that it lacks (the row labels, say). Those of a list may
 * come again without a column between; of other tables, they are then years or groups of one table.
 * Everything is one part where no columns repeat.
 */
export function headerSegments(
  headers: readonly HeaderColumn[],
  edges: readonly Edge[],
  { keyless = false }: Pick<Table, "keyless">,
): (readonly HeaderColumn[])[] {
  const runs = keyless ? runsOf(headers).flatMap(repeated) : runsOf(headers);
  const columnsOf = new Map(
    runs.map((run) => {
      const indexes = new Set(run.map(({ index }) => index));
      const own = edges.filter(({ header, weight }) => weight >= GOOD && indexes.has(header.index));
      return [run, new Set(own.map(({ column }) => column))] as const;
    }),
  );
  const able = runs.filter((run) => (columnsOf.get(run)?.size ?? 0) >= FEWEST);
  const alike = able.filter((run) =>
    able.some((other) => other !== run && shared(columnsOf.get(run), columnsOf.get(other)) >= FEWEST),
  );
  if (alike.length < 2) return [headers];
  return alike.map((run) => {
    const own = columnsOf.get(run) ?? new Set();
    const spare = headers.filter(
      (header) => !alike.some((other) => other.includes(header)) && !leadsTo(header, edges, own),
    );
    return [...run, ...spare].sort((a, b) => a.index - b.index);
  });
}

/** Headers that stand side by side, without a blank column between. */
export function runsOf(headers: readonly HeaderColumn[]): HeaderColumn[][] {
  const runs: HeaderColumn[][] = [];
  for (const header of headers) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1)?.index === header.index - 1) last.push(header);
    else runs.push([header]);
  }
  return runs;
}

/** The same headers again and again without a column between them: as many runs. */
function repeated(run: readonly HeaderColumn[]): HeaderColumn[][] {
  const texts = run.map(({ header }) => squashText(header));
  const again = texts.indexOf(texts[0] ?? "", 1);
  const isWhole = again >= FEWEST && run.length % again === 0 && texts.every((text, at) => text === texts[at % again]);
  if (!isWhole) return [[...run]];
  return Array.from({ length: run.length / again }, (_, part) => run.slice(part * again, (part + 1) * again));
}

function shared(one: ReadonlySet<string> = new Set(), other: ReadonlySet<string> = new Set()): number {
  return one.intersection(other).size;
}

function leadsTo(header: HeaderColumn, edges: readonly Edge[], columns: ReadonlySet<string>): boolean {
  return edges.some((edge) => edge.header.index === header.index && columns.has(edge.column));
}

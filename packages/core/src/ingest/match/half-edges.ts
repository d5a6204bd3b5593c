import { type Edge, fits, unitOf } from "./column-edges.ts";
import type { HeaderColumn } from "./header-columns.ts";
import { headerHalves } from "./header-halves.ts";
import { FORMS } from "./header-index.ts";
import type { MatchContext } from "./match-context.ts";

/** Less than any of a whole header, and more than of a misspelt one. */
const WEIGHT = 150;
/** One header alone may be two words of one thing, `Amount / Balance`; several say everything twice. */
const FEWEST = 2;

/**
 * What a header could be that says something twice (`Payment date / Dyddiad talu`), where half of it is known: taken if there is no other.
 * Its sender is asked where the other half is not known.
 */
export function halfEdges(tableId: string, header: HeaderColumn, context: MatchContext): Edge[] {
  const text = header.levels.at(-1) ?? "";
  const halves = text.length > context.index.longest ? undefined : headerHalves(text);
  if (halves === undefined) return [];
  const found = halves.map((half) => {
    const read = context.header(`${half} ${header.unitText}`.trim());
    const all = FORMS.flatMap((form) => context.index.forms[form].get(read[form]) ?? []);
    return all.filter((spelling) => spelling.table === tableId && fits(spelling, unitOf(header), context));
  });
  const [column, ...others] = new Set(found.flat().map((spelling) => spelling.column));
  if (column === undefined || others.length > 0) return [];
  const edge = { column, header, weight: WEIGHT, periods: [] };
  if (found.every((spellings) => spellings.length > 0)) return [edge];
  return [{ ...edge, isDoubted: true, half: found[0]?.length === 0 ? 1 : 0 }];
}

/** Without those of half a header where fewer have the same half known. */
export function withoutLoneHalves(edges: readonly Edge[]): Edge[] {
  const sides = Map.groupBy(edges, ({ half }) => half);
  const isLone = ({ half }: Edge) => {
    return half !== undefined && new Set(sides.get(half)?.map(({ column }) => column)).size < FEWEST;
  };
  return edges.filter((edge) => !isLone(edge));
}

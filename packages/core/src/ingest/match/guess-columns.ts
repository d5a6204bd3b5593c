import type { Column } from "../../collections/columns.ts";
import type { Table } from "../../collections/define-collection.ts";
import { assignColumns } from "./assign-columns.ts";
import type { Below } from "./authority-column.ts";
import { type Content, columnContent } from "./column-content.ts";
import { type Edge, isOfOtherCode, unitOf } from "./column-edges.ts";
import type { HeaderColumn } from "./header-columns.ts";
import { type WordScores, wordScores } from "./header-words.ts";
import { perhapsEdges } from "./perhaps-edges.ts";
import { isOfTax } from "./rival-amounts.ts";

/** What is left over after the rules: columns asked for without a header, headers without a column, and what is settled. */
export interface LeftOver {
  readonly tableId: string;
  readonly table: Table;
  readonly missing: ReadonlySet<string>;
  readonly headers: readonly HeaderColumn[];
  readonly found: readonly Edge[];
}

/** The headers taken for columns, to be confirmed, and for the other columns the two that come nearest. */
export interface Guesses {
  readonly edges: readonly Edge[];
  readonly close: ReadonlyMap<string, readonly HeaderColumn[]>;
}

/** Part of the score by words, place and content. Councils, dates and words of a list are known by what they are. */
const PARTS = {
  measured: { words: 0.5, position: 0.2, content: 0.3 },
  known: { words: 0.2, position: 0.2, content: 0.6 },
};
const CONTENT: Readonly<Record<Content, number>> = { yes: 1, maybe: 0.5, no: 0 };
/** A number or a text is never taken without this much of its words. */
const FEWEST_WORDS = 0.25;
const SURE = 0.6;
const CLEAR = 0.15;
const PROBABLE = 0.4;
const HALF_OF_WORDS = 0.5;
const MOST_CLOSE = 2;
/** More headers than this left over are another table's. */
const MOST_HEADERS = 40;

interface Scored {
  readonly column: string;
  readonly header: HeaderColumn;
  readonly score: number;
  /** True where half of its words are shared and no other header left over holds what the column asks for. */
  readonly isSole: boolean;
}

/**
 * Weighs columns and headers that the rules left over: by words shared, by place among the neighbours as the
 * collection declares them, and by what the cells hold. Taken where the score is high and clearly above that of every other
 * header and column, or where half of the words are shared and no other header holds anything of the kind; probable but less
 * clear ones are only named. One to one, best overall. What is taken is a neighbour to those that are left, which are then
 * weighed again. Last come spellings that may be of something else too.
 */
export function guessColumns(left: LeftOver, below: Below): Guesses {
  const edges: Edge[] = [];
  for (;;) {
    const { taken, close } = guessOnce(without(left, edges), below);
    edges.push(...taken);
    if (taken.length > 0) continue;
    if (below.context.takesPerhaps !== true) return { edges, close };
    const perhaps = perhapsEdges(without(left, edges), close, below);
    return { edges: [...edges, ...perhaps.edges], close: perhaps.close };
  }
}

function without(left: LeftOver, edges: readonly Edge[]): LeftOver {
  const [columns, headers] = [edges.map(({ column }) => column), edges.map(({ header }) => header)];
  return {
    ...left,
    missing: left.missing.difference(new Set(columns)),
    headers: left.headers.filter((header) => !headers.includes(header)),
    found: [...left.found, ...edges],
  };
}

interface Round {
  readonly taken: readonly Edge[];
  readonly close: Guesses["close"];
}

function guessOnce(left: LeftOver, below: Below): Round {
  const none: Round = { taken: [], close: new Map() };
  if (left.missing.size === 0 || left.headers.length === 0 || left.headers.length > MOST_HEADERS) return none;
  const scored = scoresOf(left, below).filter(({ score }) => score >= PROBABLE);
  const byPair = new Map(scored.map((one) => [pairKey(one), one]));
  const best = assignColumns(
    scored.map(({ column, header, score }) => ({ column, header, weight: score, periods: [], guessed: true })),
  );
  const taken = best.filter((edge) => {
    const one = byPair.get(pairKey(edge));
    return one !== undefined && (one.score >= SURE || one.isSole) && isClear(one, scored);
  });
  const used = new Set(taken.map(({ header }) => header.index));
  const open = [...left.missing].filter((id) => !taken.some(({ column }) => column === id));
  const close = open.map((id) => {
    const near = scored.filter(({ column, header }) => column === id && !used.has(header.index));
    return [id, near.toSorted((a, b) => b.score - a.score).slice(0, MOST_CLOSE)] as const;
  });
  return { taken, close: new Map(close.map(([id, near]) => [id, near.map(({ header }) => header)])) };
}

function pairKey({ column, header }: Pick<Scored, "column" | "header">): string {
  return `${header.index} ${column}`;
}

function isClear(one: Scored, all: readonly Scored[]): boolean {
  return all.every(
    (other) =>
      (other.column === one.column) === (other.header.index === one.header.index) || other.score + CLEAR <= one.score,
  );
}

function scoresOf(left: LeftOver, below: Below): Scored[] {
  const { shared } = wordScores(left.tableId, below.context.index);
  return [...left.missing].flatMap((column) => {
    const definition = left.table.columns[column];
    if (definition === undefined) return [];
    const contents = new Map(left.headers.map((header) => [header, columnContent(definition, header.index, below)]));
    const fitting = [...contents.values()].filter((content) => content === "yes").length;
    return left.headers.flatMap((header): Scored[] => {
      if (isOfOtherCode(definition, header)) return [];
      const words = shared(header.levels.join(" "), column);
      const content = contents.get(header) ?? "no";
      if (content === "no" || !isSaid({ header, words, content }, definition, { left, shared })) return [];
      const part = isKnown(definition) ? PARTS.known : PARTS.measured;
      const score =
        part.words * words + part.position * positionOf(column, header, left) + part.content * CONTENT[content];
      return [{ column, header, score, isSole: content === "yes" && fitting === 1 && words >= HALF_OF_WORDS }];
    });
  });
}

/** True for a column that what its cells hold tells apart. */
function isKnown({ kind }: Column): boolean {
  return ["authority", "category", "date", "month"].includes(kind);
}

interface Said extends Pick<Scored, "header"> {
  readonly words: number;
  readonly content: Content;
}

/** True where the words of a header say enough of a column, and no more of another. A column that may be lacking has to be sure. */
function isSaid(
  { header, words, content }: Said,
  definition: Column,
  { left, shared }: { readonly left: LeftOver; readonly shared: WordScores["shared"] },
): boolean {
  if (definition.kind === "amount" && isOfTax(header.header, definition)) return false;
  if (definition.required === false && (content !== "yes" || words < FEWEST_WORDS)) return false;
  if (isKnown(definition)) return true;
  const isOthers = left.found.some((edge) => shared(header.levels.join(" "), edge.column) > words);
  return words >= FEWEST_WORDS && !isOthers && !isOtherUnit(definition.kind, header);
}

function isOtherUnit(kind: string, header: HeaderColumn): boolean {
  const unit = unitOf(header);
  if (unit === undefined) return false;
  return (unit === "percent") !== (kind === "rate") || (kind === "count" && unit === "pounds");
}

/** 1 where a header stands alone between the neighbours its column is declared between, less with others, 0 elsewhere. */
function positionOf(column: string, header: HeaderColumn, { table, found, headers }: LeftOver): number {
  const order = Object.keys(table.columns);
  const place = order.indexOf(column);
  const at = (id: string) => found.find((edge) => edge.column === id)?.header.index;
  const before =
    order
      .slice(0, place)
      .flatMap((id) => at(id) ?? [])
      .at(-1) ?? Number.NEGATIVE_INFINITY;
  const after =
    order
      .slice(place + 1)
      .flatMap((id) => at(id) ?? [])
      .at(0) ?? Number.POSITIVE_INFINITY;
  const between = headers.filter(({ index }) => index > before && index < after);
  return between.includes(header) ? 1 / between.length : 0;
}

import type { Table } from "../../collections/define-collection.ts";
import { assignColumns } from "./assign-columns.ts";
import type { Below } from "./authority-column.ts";
import { type Content, columnContent } from "./column-content.ts";
import { type Edge, isOfOtherCode, unitOf } from "./column-edges.ts";
import type { HeaderColumn } from "./header-columns.ts";
import { wordScores } from "./header-words.ts";

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
const MOST_CLOSE = 2;
/** More headers than this left over are another table's. */
const MOST_HEADERS = 40;

interface Scored {
  readonly column: string;
  readonly header: HeaderColumn;
  readonly score: number;
}

/**
 * Weighs columns and headers that the rules left over: by words shared, by place among the neighbours as the
 * collection declares them, and by what the cells hold. Taken where the score is high and clearly above that of every other
 * header and column; probable but less clear ones are only named. One to one, best overall.
 */
export function guessColumns(left: LeftOver, below: Below): Guesses {
  const none: Guesses = { edges: [], close: new Map() };
  if (left.missing.size === 0 || left.headers.length === 0 || left.headers.length > MOST_HEADERS) return none;
  const scored = scoresOf(left, below).filter(({ score }) => score >= PROBABLE);
  const best = assignColumns(
    scored.map(({ column, header, score }) => ({ column, header, weight: score, periods: [], guessed: true })),
  );
  const edges = best.filter(({ weight, ...one }) => weight >= SURE && isClear({ ...one, score: weight }, scored));
  const taken = new Set(edges.map(({ header }) => header.index));
  const open = [...left.missing].filter((id) => !edges.some(({ column }) => column === id));
  const close = open.map((id) => {
    const near = scored.filter(({ column, header }) => column === id && !taken.has(header.index));
    return [id, near.toSorted((a, b) => b.score - a.score).slice(0, MOST_CLOSE)] as const;
  });
  return { edges, close: new Map(close.map(([id, near]) => [id, near.map(({ header }) => header)])) };
}

function isClear(one: Scored, all: readonly Scored[]): boolean {
  return all.every(
    (other) =>
      (other.column === one.column) === (other.header.index === one.header.index) || other.score + CLEAR <= one.score,
  );
}

function scoresOf(left: LeftOver, below: Below): Scored[] {
  const { shared } = wordScores(left.tableId, below.context.index);
  return [...left.missing].flatMap((column) =>
    left.headers.flatMap((header): Scored[] => {
      const definition = left.table.columns[column];
      if (definition === undefined || isOfOtherCode(definition, header)) return [];
      const isKnown = ["authority", "category", "date", "month"].includes(definition.kind);
      const words = shared(header.levels.join(" "), column);
      const isOthers = left.found.some((edge) => shared(header.levels.join(" "), edge.column) > words);
      if (!isKnown && (words < FEWEST_WORDS || isOthers || isOtherUnit(definition.kind, header))) return [];
      const content = columnContent(definition, header.index, below);
      if (content === "no") return [];
      const part = isKnown ? PARTS.known : PARTS.measured;
      const position = positionOf(column, header, left);
      const score = part.words * words + part.position * position + part.content * CONTENT[content];
      return [{ column, header, score }];
    }),
  );
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

import { type Column, columnScale } from "../../../collections/columns.ts";
import type { Table } from "../../../collections/define-collection.ts";
import { columnEdges } from "../column-edges.ts";
import { foldText } from "../fold-text.ts";
import type { ListKey } from "../key-source.ts";
import type { MatchContext } from "../match-context.ts";
import { plainHeading, readHeading } from "../read-heading.ts";
import { remembered } from "../remembered.ts";
import { stripMarks } from "../strip-marks.ts";
import { isTotalKey } from "../total-words.ts";

/** What a label says one thing about: which column of the table, which of its tables, a total, or (its id) which value of a key. */
export const MEASURE = "\0measure";
export const TABLE = "\0table";
export const TOTAL = "\0total";
/** The value of `TABLE` where another table of the collection is named. */
export const OTHER_TABLE = "another";
export const OWN_TABLE = "own";

/** What a label says: for each thing its value, and the part of the text that says so. */
export type Said = ReadonlyMap<string, { readonly value: string; readonly text: string }>;

/** Longer texts are prose. */
const LONGEST = 160;
/** Three things at most are said in one text: `Carers, 18-64: Direct payment`. */
const MOST_CUTS = 2;
const TOTAL_WORDS = /\b(?:sub-?\s?|grand )?totals?\b(?: (?:of|for))?/gi;

/**
 * Reads a label as what it says of the figures beside or below it: by spellings that are sure, alone or several in one text. Undefined
 * where some part of it says nothing that is known, or it can be read in two ways.
 */
export function labelReader(
  tableId: string,
  keys: readonly ListKey[],
  context: MatchContext,
): (text: string) => Said | undefined {
  const table = context.collection.tables[tableId];
  const plain = (text: string): Said | undefined => {
    const measure = table && measureIn(text, tableId, table, context);
    if (measure !== undefined) return said(MEASURE, measure, text);
    const values = keys.flatMap((key) => {
      const value = readHeading(key, text);
      return value === undefined ? [] : [[key.id, value] as const];
    });
    const [first, ...more] = values;
    if (first !== undefined) return more.length > 0 ? undefined : said(...first, text);
    const named = tableIn(text, tableId, context);
    return named === undefined ? undefined : said(TABLE, named, text);
  };
  const words = knownWords(tableId, context);
  const one = remembered(plain);
  const read = (text: string): Said | undefined => {
    const own = foldText(text).split(" ");
    const known = own.filter((word) => words.has(word)).length;
    if (known === 0 && !keys.some(({ read }) => read(text) !== undefined))
      return isTotalKey(text) ? totalOf(text, one) : undefined;
    const whole = one(text) ?? one(plainHeading(text));
    if (whole !== undefined) return whole;
    if (isTotalKey(text)) return totalOf(text, one);
    return 2 * known >= own.length ? cut(text, one, MOST_CUTS) : undefined;
  };
  return remembered((text) => {
    if (text === "" || text.length > LONGEST) return undefined;
    const unmarked = stripMarks(text);
    return read(text) ?? (unmarked === text ? undefined : read(unmarked));
  });
}

/** The words of everything that labels of a table may say but councils: nearly all texts of most files have none of them. */
function knownWords(tableId: string, { collection: { tables } }: MatchContext): ReadonlySet<string> {
  const texts = Object.entries(tables).flatMap(([id, { title, titles = [], columns }]) => [
    title,
    ...titles,
    ...(id === tableId ? Object.values(columns).flatMap(textsOf) : []),
  ]);
  return new Set(texts.flatMap((text) => foldText(text).split(" ")));
}

function textsOf(column: Column): string[] {
  const values = column.kind === "category" ? Object.values(column.values).flat() : [];
  return [...column.headers, ...(column.codes ?? []), ...values];
}

function said(what: string, value: string, text: string): Said {
  return new Map([[what, { value, text }]]);
}

/** The column a text is sure to be the header of, among those that hold figures. */
function measureIn(text: string, tableId: string, table: Table, context: MatchContext): string | undefined {
  const header = { index: 0, cell: "", header: text, levels: [text], unitText: "", code: text };
  const edges = columnEdges(tableId, table, [header], context)
    .filter(({ half, confirmed, column }) => half === undefined && (confirmed === true || isFigures(table, column)))
    .toSorted((a, b) => b.weight - a.weight);
  const [best, next] = edges;
  return best !== undefined && best.weight !== next?.weight ? best.column : undefined;
}

export function isFigures({ columns, key }: Table, column: string): boolean {
  return columnScale(columns[column]?.kind ?? "text") !== undefined && !key.includes(column);
}

function tableIn(text: string, tableId: string, { collection: { tables } }: MatchContext): string | undefined {
  const folded = foldText(text);
  const named = Object.entries(tables).flatMap(([id, { title, titles = [] }]) =>
    [title, ...titles].some((one) => foldText(one) === folded) ? [id] : [],
  );
  if (named.length !== 1) return undefined;
  return named[0] === tableId ? OWN_TABLE : OTHER_TABLE;
}

/** `Carers total` is a total of carers; `All ages` is one of whatever else is not said. */
function totalOf(text: string, read: (text: string) => Said | undefined): Said {
  const rest = trimSigns(text.replace(TOTAL_WORDS, " "));
  const total = said(TOTAL, TOTAL, text);
  return new Map([...(rest === text ? [] : (read(rest) ?? [])), ...total]);
}

/** The one way in which a text falls into parts that are all known and say different things. */
function cut(text: string, read: (text: string) => Said | undefined, most: number): Said | undefined {
  const ways = new Map<string, Said>();
  for (const { index } of text.matchAll(/[^\p{L}\p{N}]/gu)) {
    const [left, right] = [trimSigns(text.slice(0, index)), trimSigns(text.slice(index))];
    const first = left === "" || right === "" ? undefined : read(left);
    const second = first && (read(right) ?? (most > 1 ? cut(right, read, most - 1) : undefined));
    if (first === undefined || second === undefined || [...first.keys()].some((what) => second.has(what))) continue;
    const both = new Map([...first, ...second]);
    ways.set(
      [...both]
        .map(([what, { value }]) => `${what}=${value}`)
        .sort()
        .join("\n"),
      both,
    );
  }
  return ways.size === 1 ? ways.values().next().value : undefined;
}

/** Without what joins two parts; a plus belongs to `65+`, and a bracket that is closed to what stands in it. */
function trimSigns(text: string): string {
  return text.replace(/^[^\p{L}\p{N}<>]+|[^\p{L}\p{N}+]+$/gu, "");
}

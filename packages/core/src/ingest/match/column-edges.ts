import type { Column } from "../../collections/columns.ts";
import type { Table } from "../../collections/define-collection.ts";
import { rememberBy } from "../../collections/remember-by.ts";
import { evidenceOf, periodsIn } from "./edge-evidence.ts";
import { halfEdges, withoutLoneHalves } from "./half-edges.ts";
import type { HeaderColumn } from "./header-columns.ts";
import { FORMS, type Form, foldCode, type Spelling } from "./header-index.ts";
import { headerUnit } from "./header-unit.ts";
import type { MatchContext } from "./match-context.ts";

/** A header that could be that of a column. The heavier, the better; equal weights are equally good. */
export interface Edge {
  readonly column: string;
  readonly header: HeaderColumn;
  readonly weight: number;
  /** Periods the header states that no spelling of the column does. */
  readonly periods: readonly string[];
  /** True where it was taken by what speaks for it, to be confirmed by the sender. */
  readonly guessed?: boolean;
  /** True for a guess by a spelling that may be of something else too. */
  readonly isPerhaps?: boolean;
  /** True where its header is known and what stands below it speaks for another thing: to be confirmed by the sender. */
  readonly isDoubted?: boolean;
  /** Which half of its header is known, where the other is not. */
  readonly half?: 0 | 1;
  /** True where it was taken because the sender has confirmed it. */
  readonly confirmed?: boolean;
}

/** How good a match is by its form; a nearly right spelling is worth less than any of them. */
const FORM_WEIGHT: Readonly<Record<Form, number>> = { exact: 600, loose: 500, undated: 400, words: 300 };
const CODE_WEIGHT = 700;
/** What a sender confirmed comes before all else. */
const CONFIRMED_WEIGHT = 1000;
const CODE_IN_TEXT_WEIGHT = 350;
export const TYPO_WEIGHT = 100;
/** The least of a header that says what a spelling says, but for marks, units and dates. */
export const UNDATED_WEIGHT = FORM_WEIGHT.undated;
/** For each level of a stacked header that is part of the match. */
const LEVEL_WEIGHT = 10;
const MOST_RANK = 9;
/** A unit further on in a text is part of a sentence. */
const LONGEST_UNIT = 500;

interface Key {
  readonly text: string;
  readonly levels: number;
}

/** Every way the headers of a block could be those of a table's columns, but for misspellings. */
export function columnEdges(
  tableId: string,
  table: Table,
  headers: readonly HeaderColumn[],
  context: MatchContext,
): Edge[] {
  const edges = new Map<string, Edge>();
  const isCoded = headers.some(({ code }) => code !== undefined && context.index.codes.has(foldCode(code)));
  for (const header of headers) {
    const said = context.saidOf(tableId, header.header);
    if (said?.column === null) continue;
    const confirmed = said === undefined ? [] : [confirmedEdge(said.column, header)];
    for (const edge of [...confirmed, ...edgesOf(tableId, header, context)]) {
      const column = table.columns[edge.column];
      if (column === undefined || (isCoded && isOfOtherCode(column, header))) continue;
      const key = `${header.index} ${edge.column}`;
      if (edge.weight > (edges.get(key)?.weight ?? 0)) edges.set(key, edge);
    }
  }
  return withoutLoneHalves([...edges.values()]);
}

/** Where a header row of codes is there, the code decides: text over another item's code is not this column's. */
export function isOfOtherCode(column: Column, { code }: HeaderColumn): boolean {
  const codes = column.codes ?? [];
  return code !== undefined && codes.length > 0 && !codes.some((own) => foldCode(own) === foldCode(code));
}

function confirmedEdge(column: string, header: HeaderColumn): Edge {
  return { column, header, weight: CONFIRMED_WEIGHT, periods: [], confirmed: true };
}

/** The same header is looked at for the same table when its block is weighed, and again when its columns are settled. */
function edgesOf(tableId: string, header: HeaderColumn, context: MatchContext): readonly Edge[] {
  const ofHeader = context.edges.get(header) ?? new Map<string, readonly Edge[]>();
  context.edges.set(header, ofHeader);
  const table = context.collection.tables[tableId];
  const known = ofHeader.get(tableId);
  if (known !== undefined || table === undefined) return known ?? [];
  const edges = [...codeEdges(table, header, context), ...textEdges(tableId, header, context)];
  ofHeader.set(tableId, edges);
  return edges;
}

/** The columns of a table that have codes, with those, folded. */
const foldedCodes = rememberBy(({ columns }: Table) =>
  Object.entries(columns).flatMap(([column, { codes = [] }]) =>
    codes.length === 0 ? [] : [{ column, own: codes.map(foldCode) }],
  ),
);

function codeEdges(table: Table, header: HeaderColumn, context: MatchContext): Edge[] {
  const coded = foldedCodes(table);
  if (coded.length === 0) return [];
  const stated = header.code === undefined ? undefined : foldCode(header.code);
  const ends = codesAtEnds(header);
  return coded.flatMap(({ column, own }) => {
    const isStated = stated !== undefined && own.includes(stated);
    if (!isStated && !own.some((code) => ends.includes(code))) return [];
    const periods = periodsIn(header.levels, header, context);
    const weight = (isStated ? CODE_WEIGHT : CODE_IN_TEXT_WEIGHT) + evidenceOf(header, periods, context);
    return [{ column, header, weight, periods }];
  });
}

/** What the lowest header begins and ends with, as codes are compared: `A4.20 All ages`, `All ages (A4.20)`. */
function codesAtEnds({ levels }: HeaderColumn): string[] {
  const words = (levels.at(-1) ?? "").split(/[\s()[\]:;,\u2013-]+/).filter((word) => word !== "");
  return [words.at(0), words.at(-1)].flatMap((word) => (word === undefined ? [] : [foldCode(word)]));
}

function textEdges(tableId: string, header: HeaderColumn, context: MatchContext): Edge[] {
  const keys = keysOf(header).filter(({ text }) => text.length <= context.index.longest);
  const whole = wholeEdges(tableId, keys, header, context);
  return whole.length > 0 ? whole : halfEdges(tableId, header, context);
}

function wholeEdges(tableId: string, keys: readonly Key[], header: HeaderColumn, context: MatchContext): Edge[] {
  return keys.flatMap((key) => {
    const read = context.header(`${key.text} ${header.unitText}`.trim());
    return FORMS.flatMap((form) =>
      (context.index.forms[form].get(read[form]) ?? [])
        .filter((spelling) => spelling.table === tableId && fits(spelling, read.unit ?? unitUnder(header), context))
        .map((spelling) => textEdge(spelling, form, { key, header, context })),
    );
  });
}

/** Its lowest level, alone and with the levels above it: `Managed`, `Ongoing Managed`, `People Ongoing Managed`. */
export function keysOf({ levels }: HeaderColumn): Key[] {
  const runs = levels.map((_, place) => ({
    text: levels.slice(place).join(" "),
    levels: levels.length - place,
  }));
  const [first] = levels;
  const last = levels.at(-1);
  const ends =
    levels.length > 2 && first !== undefined && last !== undefined ? [{ text: `${first} ${last}`, levels: 2 }] : [];
  return [...runs, ...ends];
}

/** A percentage is no count, and pounds are no percentage, unless the spelling itself has that unit. */
export function fits(
  { table, column, text }: Spelling,
  unit: string | undefined,
  { collection }: MatchContext,
): boolean {
  const kind = collection.tables[table]?.columns[column]?.kind;
  if (unit === undefined || unit === text.unit) return true;
  if (kind === "count") return unit !== "percent" && unit !== "pounds" && unit !== "pence";
  if (kind === "amount") return unit !== "percent";
  return kind !== "rate" || unit === "percent";
}

function textEdge(
  { column, rank }: Spelling,
  form: Form,
  { key, header, context }: { readonly key: Key; readonly header: HeaderColumn; readonly context: MatchContext },
): Edge {
  const unused = header.levels.slice(0, header.levels.length - key.levels);
  const dated = form === "undated" || form === "words" ? header.levels : unused;
  const periods = periodsIn(dated, header, context);
  const weight =
    FORM_WEIGHT[form] +
    LEVEL_WEIGHT * key.levels -
    Math.min(rank, MOST_RANK) / 10 +
    evidenceOf(header, periods, context);
  return { column, header, weight, periods };
}

/** The unit of a header as a whole, with that of its unit row. */
export function unitOf({ levels, unitText, under = "" }: HeaderColumn): ReturnType<typeof headerUnit> {
  return headerUnit([...levels, unitText, under].join(" ").slice(0, LONGEST_UNIT));
}

function unitUnder({ under }: HeaderColumn): ReturnType<typeof headerUnit> {
  return under === undefined ? undefined : headerUnit(under);
}

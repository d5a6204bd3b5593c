import type { Collection } from "../../collections/define-collection.ts";
import { foldText, squashText } from "./fold-text.ts";
import { type HeaderText, readHeader } from "./header-text.ts";
import { remembered } from "./remembered.ts";

/** One spelling of one column's header. `rank` is its place among the column's spellings. */
export interface Spelling {
  readonly table: string;
  readonly column: string;
  readonly rank: number;
  /** As the collection writes it. */
  readonly header: string;
  readonly text: HeaderText;
}

/** The forms a header is compared in, best first. */
export const FORMS = ["exact", "loose", "undated", "words"] as const;
export type Form = (typeof FORMS)[number];

/** Every header and code a collection knows, arranged for looking up. */
export interface HeaderIndex {
  readonly spellings: readonly Spelling[];
  /** By form, then by the folded text. */
  readonly forms: Readonly<Record<Form, ReadonlyMap<string, readonly Spelling[]>>>;
  /** Beginnings and ends of spellings, which stacked headers may hold: folded text -> tables. */
  readonly parts: ReadonlyMap<string, ReadonlySet<string>>;
  /** By code, folded: the columns it stands for. */
  readonly codes: ReadonlyMap<string, readonly { readonly table: string; readonly column: string }[]>;
  /** Texts longer than this are no headers. */
  readonly longest: number;
  /** True where some form or part of a header has a long number in it: see `hasLongNumber`. */
  readonly hasLongNumbers: boolean;
  /** `readHeader`, which remembers what it was asked: the returns of all councils say much the same. */
  readonly read: (text: string) => HeaderText;
}

/** Texts that are remembered for a collection. */
const MOST_READ = 4096;

/** Room for units, footnote marks and dates round the longest spelling. */
const ROOM = 120;

/** Arranges the headers and codes of a collection, as it stands in a period, for looking up. */
export function indexHeaders(collection: Collection): HeaderIndex {
  const columns = Object.entries(collection.tables).flatMap(([table, { columns: all }]) =>
    Object.entries(all).map(([column, definition]) => ({ table, column, definition })),
  );
  const spellings = columns.flatMap(({ table, column, definition }) =>
    definition.headers.map((header, rank): Spelling => ({ table, column, rank, header, text: readHeader(header) })),
  );
  const codes = columns.flatMap(({ table, column, definition }) =>
    (definition.codes ?? []).map((code) => ({ code: foldCode(code), table, column })),
  );
  const headers = columns.flatMap(({ definition }) => definition.headers);
  const forms = {
    exact: byForm(spellings, "exact"),
    loose: byForm(spellings, "loose"),
    undated: byForm(spellings, "undated"),
    words: byForm(spellings, "words"),
  };
  const parts = partsOf(columns);
  return {
    spellings,
    forms,
    parts,
    codes: Map.groupBy(codes, ({ code }) => code),
    longest: Math.max(0, ...headers.map(({ length }) => length)) + ROOM,
    hasLongNumbers: [...FORMS.map((form) => forms[form]), parts].some((texts) => texts.keys().some(hasLongNumber)),
    read: remembered(readHeader, MOST_READ),
  };
}

/** An index by which the levels of other headers are looked for over their tables too. */
export function withParts(
  index: HeaderIndex,
  headers: readonly { readonly table: string; readonly header: string }[],
): HeaderIndex {
  if (headers.length === 0) return index;
  const parts = new Map(index.parts);
  const levels = headers.flatMap(({ table, header }) => header.split(" / ").map((text) => ({ table, text })));
  for (const { table, text } of levels) {
    const part = squashText(text);
    if (part !== "") parts.set(part, new Set([...(parts.get(part) ?? []), table]));
  }
  const longest = Math.max(index.longest, ...levels.map(({ text }) => text.length));
  return { ...index, parts, longest, hasLongNumbers: index.hasLongNumbers || parts.keys().some(hasLongNumber) };
}

const LONG_NUMBER = /\d{5}/;

/**
 * True for a text with a number in it that stands in every form of it: the footnote marks, units and dates that are
 * taken off have four digits together at most.
 */
export function hasLongNumber(text: string): boolean {
  return LONG_NUMBER.test(text);
}

/** An item code as it is compared: without case and spaces. */
export function foldCode(text: string): string {
  return text.replace(/\s+/g, "").toLowerCase();
}

/** A form in which two columns of one table are alike tells nothing, and is left out for that table. */
function byForm(spellings: readonly Spelling[], form: Form): Map<string, Spelling[]> {
  const groups = Map.groupBy(
    spellings.filter(({ text }) => text[form] !== ""),
    ({ text }) => text[form],
  );
  if (form === "exact") return groups;
  return new Map([...groups].map(([key, all]) => [key, all.filter((one) => isTheOnlyColumn(one, all))]));
}

function isTheOnlyColumn(spelling: Spelling, all: readonly Spelling[]): boolean {
  return all.every(({ table, column }) => table !== spelling.table || column === spelling.column);
}

function partsOf(
  columns: readonly { readonly table: string; readonly definition: { readonly headers: readonly string[] } }[],
): Map<string, Set<string>> {
  const parts = new Map<string, Set<string>>();
  const pairs = columns.flatMap(({ table, definition }) =>
    definition.headers.flatMap((header) => wordRuns(foldText(header).split(" ")).map((part) => ({ part, table }))),
  );
  for (const { part, table } of pairs) parts.set(part, (parts.get(part) ?? new Set()).add(table));
  return parts;
}

/** Beginnings and ends of some words, whole words only, squashed. */
function wordRuns(words: readonly string[]): string[] {
  return words.slice(1).flatMap((_, place) => [words.slice(0, place + 1).join(""), words.slice(place + 1).join("")]);
}

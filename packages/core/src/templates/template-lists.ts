import { authoritiesOn } from "../authorities/resolve.ts";
import type { Column } from "../collections/columns.ts";
import { rangeAddress } from "../ingest/decode/address.ts";
import { allowedValues } from "../ingest/validate/expected-value.ts";
import { ASIDE } from "./aside.ts";
import type { BookCell, BookSheet } from "./ooxml/book.ts";
import { statusWords } from "./status-words.ts";
import type { TemplateSubject } from "./template-subject.ts";

/** Lists that drop-downs and rules of entry refer to, by their ids. */
export type TemplateLists = ReadonlyMap<string, readonly string[]>;

/** Gives the cells of a list as a formula has them: `'Lists'!$B$2:$B$5`. */
export type ListCells = (list: string) => string;

/** Characters that people, or their spreadsheet program, put for a hyphen. */
const DASHES = ["\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212"];

/** The lists a template needs: the digits, the markers, the councils, and the values of each category column. */
export function templateLists(subject: TemplateSubject): TemplateLists {
  const { collection, period } = subject;
  const columns = Object.entries(collection.tables).flatMap(([table, definition]) =>
    Object.entries(definition.columns).map(([id, column]) => ({ id: listOfColumn(table, id), column })),
  );
  const councils = authoritiesOn(period.end).map(({ name }) => name);
  const needed: (readonly [string, readonly string[]])[] = [
    ["digits", Array.from({ length: 10 }, (_, digit) => String(digit))],
    ["markers", markerSpellings(Object.keys(collection.markers ?? {}))],
    ...(asksForCouncils(subject) ? [["councils", councils.toSorted(byName)] as const] : []),
    ...columns.flatMap(({ id, column }) =>
      column.kind === "category" ? [[id, allowedValues(column.values)] as const] : [],
    ),
  ];
  return new Map(needed.filter(([, values]) => values.length > 0));
}

/** The list of a category column's values. */
export function listOfColumn(table: string, column: string): string {
  return `${table}.${column}`;
}

/** The cells of each list on the sheet of that name. */
export function listCells(lists: TemplateLists, sheet: string): ListCells {
  const order = [...lists.keys()];
  return (list) => {
    const column = order.indexOf(list);
    const values = lists.get(list);
    if (values === undefined) throw new RangeError(`The template has no list ${list}`);
    const address = rangeAddress({ top: 1, left: column, bottom: values.length, right: column });
    return `'${sheet.replaceAll("'", "''")}'!${address.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2")}`;
  };
}

/** The hidden sheet with the lists, one a column. Digits are text: a hidden sheet of numbers would be worth a note. */
export function listsSheet(lists: TemplateLists, name: string): BookSheet {
  const columns = [...lists.values()];
  const longest = Math.max(0, ...columns.map(({ length }) => length));
  const rows = Array.from({ length: longest }, (_, row) =>
    columns.map((values): BookCell | undefined => {
      const value = values[row];
      return value === undefined ? undefined : { value, look: "plain", format: "@" };
    }),
  );
  return {
    name,
    hidden: true,
    guarded: true,
    rows: [[{ value: ASIDE, look: "stamp" }], ...rows],
    columns: columns.map(() => ({ width: 30 })),
  };
}

/**
 * Every way to write a marker that an entry without its spaces may have: with any dash for a hyphen, and the symbols of
 * published tables, which are always read. Case does not count.
 */
function markerSpellings(markers: readonly string[]): string[] {
  const plain = markers.map((marker) => marker.replace(/\s+/g, ""));
  const dashed = plain.flatMap((marker) =>
    marker.includes("-") ? DASHES.map((dash) => marker.replaceAll("-", dash)) : [],
  );
  const symbols = Object.keys(statusWords).map((status) => `[${status}]`);
  return [...new Set([...plain, ...dashed, ...symbols])];
}

function asksForCouncils({ collection, authority }: TemplateSubject): boolean {
  const isNamed = authority === undefined && collection.labels?.authority !== undefined;
  const columns = Object.values(collection.tables).flatMap((table): Column[] => Object.values(table.columns));
  return isNamed || columns.some(({ kind }) => kind === "authority");
}

function byName(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

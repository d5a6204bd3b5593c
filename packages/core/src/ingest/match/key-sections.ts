import { type KeyArea, type LoneText, loneText } from "./key-area.ts";
import type { ListKey } from "./key-source.ts";
import { readHeading } from "./read-heading.ts";
import { cellAt, cellText } from "./sheet-cells.ts";
import { isTotalKey } from "./total-words.ts";

/** A heading this far above the first header is the first section's. */
const REACH = 3;
/** With one heading alone, it may be a title. */
const FEWEST = 2;

/** A heading and the rows below it, up to the next. */
export interface KeySection {
  readonly heading: LoneText;
  /** The value of the key it is; undefined where it is none. */
  readonly value: string | undefined;
  /** True where figures stand beside it, which are then sums of the rows. */
  readonly isParent: boolean;
  readonly rows: readonly number[];
}

/** What the sections of an area are looked for with: the key in the headings, and that of the rows, in its column. */
export interface SectionKeys {
  readonly headed: ListKey;
  readonly others: readonly ListKey[];
  readonly rowKey?: { readonly key: ListKey; readonly column: number };
}

type Open = { heading: LoneText; value: string | undefined; isParent: boolean; rows: number[] };

/**
 * The rows of an area by the headings above them. Undefined unless two values of the key at least have rows, most headings
 * are such values, and no row stands above the first. A heading that is no value ends the one before it.
 */
export function keySections(area: KeyArea, keys: SectionKeys): KeySection[] | undefined {
  const sections: Open[] = [];
  const first = headingAbove(area, keys.headed);
  if (first !== undefined) sections.push(first);
  const [figures, totals] = [new Set(area.figures), new Set(area.totals)];
  for (let row = area.first; row < area.end; row += 1) {
    const opened = area.repeated.has(row) ? undefined : headingAt(area, row, keys, figures.has(row));
    const last = sections.at(-1);
    if (opened !== undefined && (opened.value !== undefined || last === undefined || last.rows.length > 0)) {
      sections.push(opened);
    } else if (opened === undefined && (figures.has(row) || totals.has(row) || isUnfilled(area, row, keys))) {
      if (last === undefined && figures.has(row)) return undefined;
      last?.rows.push(row);
    }
  }
  const filled = sections.filter(({ rows }) => rows.length > 0);
  return isSound(filled) ? withoutGrandTotal(filled, totals) : undefined;
}

function headingAbove(area: KeyArea, key: ListKey): Open | undefined {
  const { top } = area.place.block;
  for (let row = top - 1; row >= Math.max(0, top - REACH); row -= 1) {
    const heading = loneText(area, row);
    const value = heading && readHeading(key, heading.text);
    if (heading !== undefined && value !== undefined) return { heading, value, isParent: false, rows: [] };
  }
  return undefined;
}

function headingAt(area: KeyArea, row: number, keys: SectionKeys, hasFigures: boolean): Open | undefined {
  if (hasFigures) return parentAt(area, row, keys);
  const heading = loneText(area, row);
  if (heading === undefined) return undefined;
  const value = readHeading(keys.headed, heading.text);
  if (value === undefined && keys.others.some(({ read }) => read(heading.text) !== undefined)) return undefined;
  return { heading, value, isParent: false, rows: [] };
}

/** A row of figures whose label is a value of the key in the headings, and none of that of the rows. */
function parentAt({ sheet }: KeyArea, row: number, { headed, rowKey }: SectionKeys): Open | undefined {
  if (rowKey === undefined) return undefined;
  const text = cellText(cellAt(sheet, row, rowKey.column));
  const value = rowKey.key.read(text) === undefined ? readHeading(headed, text) : undefined;
  if (value === undefined) return undefined;
  return { heading: { row, column: rowKey.column, text }, value, isParent: true, rows: [] };
}

/** A row with a value of another key and nothing else: nobody has filled it in. */
function isUnfilled(area: KeyArea, row: number, { others }: SectionKeys): boolean {
  const lone = loneText(area, row);
  return lone !== undefined && others.some(({ read }) => read(lone.text) !== undefined);
}

function isSound(sections: readonly KeySection[]): boolean {
  const known = sections.flatMap(({ value }) => value ?? []);
  const unknown = sections.filter(({ value, heading }) => value === undefined && !isTotalKey(heading.text));
  return new Set(known).size >= FEWEST && known.length > unknown.length;
}

/** Total rows below the last section beyond those that the first has are of everything, and under no heading. */
function withoutGrandTotal(sections: readonly KeySection[], totals: ReadonlySet<number>): KeySection[] {
  const [first, last] = [sections.at(0), sections.at(-1)];
  if (first === undefined || last === undefined) return [];
  const ofEach = first.rows.filter((row) => totals.has(row)).length;
  const grand = last.rows.filter((row) => totals.has(row)).slice(ofEach);
  return [...sections.slice(0, -1), { ...last, rows: last.rows.filter((row) => !grand.includes(row)) }];
}

/** The text by which a section's key is read: its heading's, or the list's own word for what that says. */
export function sectionText({ heading: { text }, value }: KeySection, { read, wordFor }: ListKey): string | undefined {
  return value === undefined || read(text) === value ? undefined : wordFor(value);
}

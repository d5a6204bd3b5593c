import type { Table } from "../../../collections/define-collection.ts";
import { recognisePeriods } from "../../../periods/recognise.ts";
import type { Sheet } from "../../decode/workbook.ts";
import { squashText } from "../fold-text.ts";
import type { HeaderColumn } from "../header-columns.ts";
import { isOneOf } from "../is-one-of.ts";
import type { ListKey } from "../key-source.ts";
import type { MatchContext } from "../match-context.ts";
import { mergedDown } from "../merged-down.ts";
import { cellAt, cellText } from "../sheet-cells.ts";
import { sheetPeriods } from "../sheet-periods.ts";
import type { CellPlace } from "../sheet-view.ts";
import { type Sayings, together } from "./figure.ts";
import { located } from "./heading-stack.ts";
import type { LabelBlock } from "./label-blocks.ts";
import { MEASURE, type Said, TABLE } from "./label-reader.ts";

/** The period that figures say they are of, as its words. */
export const PERIOD = "\0period";

const YEAR_DIGITS = 4;

export interface LabelPowers {
  readonly table: Table;
  readonly keys: readonly ListKey[];
  readonly read: (text: string) => Said | undefined;
  readonly context: MatchContext;
}

/** What a column of labels is about. */
interface LabelColumn {
  readonly index: number;
  /** The key whose header it has: what is none of its values is one that is not known. */
  readonly key: ListKey | undefined;
  readonly isPeriod: boolean;
  /** What its labels say of which figures stand beside them: their column, their table. Others are not asked for. */
  readonly names: readonly string[];
  readonly merged: ReturnType<typeof mergedDown>;
}

/** What the labels of a row say; `left` is a label of figures that are not asked for, and `unclear` where two contradict each other. */
export interface RowSayings {
  readonly said: Sayings;
  readonly left?: string;
  readonly isUnclear?: true;
  /** True where the row is said to be a column of another table: none of its figures is of this one. */
  readonly isOther?: true;
}

/** Reads the labels of a block's rows, one row after another: a label holds for blank cells below it where another stands beside those. */
export function rowReader(sheet: Sheet, block: LabelBlock, rows: readonly number[], powers: LabelPowers) {
  const columns = block.labels.map((header) => labelColumn(sheet, header, rows, powers));
  const placesIn = labelPlaces(sheet, columns);
  return (row: number): RowSayings => {
    let said: Sayings | undefined = new Map();
    const unknown: { readonly text: string; readonly names: readonly string[] }[] = [];
    for (const { column, place } of placesIn(row)) {
      const text = cellText(cellAt(sheet, place.row, place.column));
      const label = saidIn(text, column, powers);
      if (label === "another table's") return { said: new Map(), isOther: true };
      if (label === undefined && column.names.length > 0) unknown.push({ text, names: column.names });
      said = said && together(said, located(label, place.row, place.column, "row") ?? new Map());
    }
    if (said === undefined) return { said: new Map(), isUnclear: true };
    const all = said;
    const left = unknown.find(({ names }) => names.some((what) => !all.has(what)));
    return left === undefined ? { said } : { said, left: left.text };
  };
}

interface LabelPlace {
  readonly column: LabelColumn;
  readonly place: CellPlace;
}

/** The cells in which the labels of a row stand: its own, one merged down to it, or the last above a blank one. */
function labelPlaces(sheet: Sheet, columns: readonly LabelColumn[]): (row: number) => LabelPlace[] {
  const above = new Map<number, CellPlace>();
  return (row) => {
    const own = columns.map(({ index }) => cellText(cellAt(sheet, row, index)) !== "");
    const last = own.lastIndexOf(true);
    const first = own.indexOf(true);
    for (const { index } of first < 0 ? [] : columns.slice(first + 1)) above.delete(index);
    return columns.flatMap((column, at) => {
      const { index, merged } = column;
      if (own[at] === true) above.set(index, { row, column: index });
      const place = merged.get(row) ?? (at <= last ? above.get(index) : undefined);
      return place === undefined ? [] : [{ column, place }];
    });
  };
}

function labelColumn(
  sheet: Sheet,
  { index, header }: HeaderColumn,
  rows: readonly number[],
  { keys, read, context }: LabelPowers,
): LabelColumn {
  const texts = rows.map((row) => cellText(cellAt(sheet, row, index))).filter((text) => text !== "");
  const said = texts.flatMap((text) => read(text) ?? []);
  const key = keys.find(({ headers }) => isOneOf(headers)(header));
  return {
    index,
    key,
    isPeriod: key === undefined && texts.length > 0 && texts.every((text) => periodIn(text, context) !== undefined),
    names: key === undefined ? [MEASURE, TABLE].filter((what) => said.some((one) => one.has(what))) : [],
    merged: mergedDown(sheet, index),
  };
}

/** The one period a label states; of a day that comes once a year, the financial year in which it lies says it too. */
export function periodIn(text: string, context: MatchContext): string | undefined {
  const [stated, ...others] = sheetPeriods(text, context);
  if (stated !== undefined || context.period.kind !== "census-day") return others.length > 0 ? undefined : stated;
  const [year, ...more] = recognisePeriods("financial-year", text);
  if (year === undefined || more.length > 0) return undefined;
  const days = [year.start, year.end].map((day) => day.slice(0, YEAR_DIGITS) + context.period.id.slice(YEAR_DIGITS));
  return days.find((day) => year.start <= day && day <= year.end);
}

/** True for a text that is the header of a column which only other tables have. */
function isOfAnother(text: string, { columns }: Table, { index }: MatchContext): boolean {
  const spellings = index.forms.exact.get(squashText(text)) ?? [];
  return (
    spellings.length > 0 && spellings.every(({ column, header }) => columns[column]?.headers.includes(header) !== true)
  );
}

/** A key's own column says its key whatever it says; a council's code is one there alone. */
function saidIn(text: string, { key, isPeriod }: LabelColumn, { read, context, table }: LabelPowers) {
  if (isPeriod) return new Map([[PERIOD, { value: periodIn(text, context) ?? text, text }]]);
  const said = read(text);
  if (said !== undefined) return said;
  if (isOfAnother(text, table, context)) return "another table's";
  if (key === undefined) return undefined;
  const council = table.columns[key.id]?.kind === "authority" ? context.authority(text) : undefined;
  const value = council?.kind === "found" ? council.authority.code : `\0${squashText(text)}`;
  return new Map([[key.id, { value, text }]]);
}

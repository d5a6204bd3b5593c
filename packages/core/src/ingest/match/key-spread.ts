import type { KeyArea } from "./key-area.ts";
import type { KeyPlan } from "./key-layouts.ts";
import type { ListKey } from "./key-source.ts";
import { inSheet } from "./lay-out.ts";
import { mergedDown } from "./merged-down.ts";
import { addUpTo, numberIn } from "./number-in.ts";
import { cellAt, cellText, isBlank } from "./sheet-cells.ts";
import { addressIn, type CellPlace } from "./sheet-view.ts";
import { type SpreadGroup, type SpreadHeader, spreadHeader } from "./spread-headers.ts";
import type { RelaidCell } from "./table-match.ts";

/** Larger tables are not laid out again. */
const MOST_LINES = 50_000;

type Line = readonly (RelaidCell | undefined)[];

/** A key whose values stand over the figures: each row becomes one for each of them. */
export function spreadPlan(area: KeyArea, key: ListKey): KeyPlan | undefined {
  const spread = spreadHeader(area, key);
  if (spread === undefined || !totalsAddUp(area, spread)) return undefined;
  if ((area.end - area.first) * spread.groups.size > MOST_LINES) return undefined;
  const values = [...spread.groups].map(([value, group]) => ({
    group,
    cell: valueCell(area, spread, { key, value, group }),
  }));
  const header = headerLines(area, spread, key);
  const linesOf = lineMaker(area, spread, values);
  const body: Line[] = [];
  for (let row = spread.block.bottom + 1; row < area.end; row += 1) {
    if (!area.repeated.has(row)) body.push(...linesOf(row));
  }
  const cells = values.map(({ cell }) => addressIn(area.sheet, cell.row, cell.column));
  return {
    relaid: { headers: header.length, cells: [...header, ...body], merges: [] },
    sources: [{ column: key.id, layout: "columns", cells }],
  };
}

interface OverGroup {
  readonly group: SpreadGroup;
  readonly cell: RelaidCell;
}

interface OfValue {
  readonly key: ListKey;
  readonly value: string;
  readonly group: SpreadGroup;
}

/** The cell over a group in which its value stands, and the list's own word for it. */
function valueCell({ sheet }: KeyArea, { block }: SpreadHeader, { key, value, group }: OfValue): RelaidCell {
  const [first] = group.values();
  const text = key.wordFor(value);
  for (let column = first?.header.index ?? 0; column >= 0; column -= 1) {
    for (let row = block.top; row <= block.bottom; row += 1) {
      if (key.read(cellText(cellAt(sheet, row, column))) === value) return { row, column, text };
    }
  }
  return { row: block.bottom, column: first?.header.index ?? 0, text };
}

/** A header whose rows are its levels; where it has fewer than others, its own highest stands for those above. */
function headerLines({ sheet }: KeyArea, spread: SpreadHeader, key: ListKey): Line[] {
  const { block, shared, groups } = spread;
  const first = firstOf(groups);
  const columns = [
    ...shared.map(({ index, levels }) => ({ index, levels })),
    ...[...first.values()].map(({ header, rest }) => ({ index: header.index, levels: rest })),
    { index: firstIndex(first), levels: [key.headers[0] ?? key.id] },
  ];
  const height = Math.max(...columns.map(({ levels }) => levels.length), 1);
  return Array.from({ length: height }, (_, depth) =>
    columns.map(({ index, levels }) => {
      const text = levels[Math.max(0, depth - height + levels.length)];
      return text === undefined ? undefined : { ...inSheet(sheet, lowest(sheet, block, index)), text };
    }),
  );
}

function firstIndex(group: SpreadGroup): number {
  const [first] = group.values();
  return first?.header.index ?? 0;
}

function lowest(sheet: KeyArea["sheet"], { top, bottom }: SpreadHeader["block"], column: number): CellPlace {
  for (let row = bottom; row > top; row -= 1) if (!isBlank(cellAt(sheet, row, column))) return { row, column };
  return { row: top, column };
}

/** What a row of the sheet becomes: a line for each value, or one where no figures stand in it. */
function lineMaker({ sheet }: KeyArea, { shared, groups }: SpreadHeader, values: readonly OverGroup[]) {
  const merged = shared.map(({ index }) => mergedDown(sheet, index));
  const names = [...firstOf(groups).keys()];
  const place = ({ row, column, text }: RelaidCell): RelaidCell => ({
    ...inSheet(sheet, { row, column }),
    ...(text === undefined ? {} : { text }),
  });
  const columnsOf = ({ group }: OverGroup) => names.map((name) => group.get(name)?.header.index ?? 0);
  return (row: number): Line[] => {
    const own = shared.map(({ index: column }, at) =>
      place((isBlank(cellAt(sheet, row, column)) ? merged[at]?.get(row) : undefined) ?? { row, column }),
    );
    const isFilled = values.some((one) => columnsOf(one).some((column) => cellAt(sheet, row, column) !== undefined));
    if (!isFilled) return [own];
    return values.map((one) => [...own, ...columnsOf(one).map((column) => place({ row, column })), place(one.cell)]);
  };
}

function firstOf(groups: SpreadHeader["groups"]): SpreadGroup {
  const [first = new Map()] = groups.values() as Iterable<SpreadGroup>;
  return first;
}

/** True where columns of totals are the sums of the groups, as far as all of them are known. */
function totalsAddUp({ sheet, figures }: KeyArea, { groups, total }: SpreadHeader): boolean {
  return [...total].every(([name, { header }]) =>
    figures.every((row) => {
      const parts = [...groups.values()].map((group) => numberIn(sheet, row, group.get(name)?.header.index ?? -1));
      return addUpTo(numberIn(sheet, row, header.index), parts) !== false;
    }),
  );
}

import type { KeyArea } from "./key-area.ts";
import { type KeySection, keySections, sectionText } from "./key-sections.ts";
import type { KeyLayout, KeySource, ListKey } from "./key-source.ts";
import { spreadPlan } from "./key-spread.ts";
import { type LayoutPlan, layOut } from "./lay-out.ts";
import { parentsAddUp } from "./parents-add-up.ts";
import { cellAt, cellText } from "./sheet-cells.ts";
import { addressIn } from "./sheet-view.ts";
import { splitLabel } from "./split-label.ts";
import type { Relaid } from "./table-match.ts";

/** A table laid out so that its keys stand in columns, and where they were. */
export interface KeyPlan {
  readonly relaid: Relaid;
  readonly sources: readonly KeySource[];
}

/** So much of the labels must be told apart; the rest is asked about. */
const MOST = 0.8;

/** The ways in which keys may stand that have no column of their own, the plainest first. */
export function keyPlans(area: KeyArea, lost: readonly ListKey[], all: readonly ListKey[]): KeyPlan | undefined {
  const [one, other, ...more] = lost;
  if (one === undefined || more.length > 0) return undefined;
  if (area.figures.length === 0) return other === undefined ? spreadPlan(area, one) : undefined;
  if (other === undefined) return headed(area, { headed: one, all }) ?? spreadPlan(area, one);
  return (
    unnamed(area, lost) ??
    labelled(area, one, other) ??
    headed(area, { headed: one, row: other, all }) ??
    headed(area, { headed: other, row: one, all })
  );
}

/**
 * Keys in rows without a label, where headers stand down the side: there is no room for one. In a column whose header is gone, a
 * key is asked for.
 */
function unnamed(area: KeyArea, keys: readonly ListKey[]): KeyPlan | undefined {
  if (area.sheet.origin === undefined) return undefined;
  const free = area.labels.filter((column) => !area.place.headers.some(({ index }) => index === column));
  const found = keys.map((key) => {
    const own = free.filter((column) => holds(area, key, column));
    return own.length === 1 ? { key, column: own[0] ?? 0 } : undefined;
  });
  const known = found.flatMap((one) => one ?? []);
  if (known.length < keys.length || new Set(known.map(({ column }) => column)).size < known.length) return undefined;
  const headers = new Map<number, ListKey | null>(known.map(({ key, column }) => [column, key] as const));
  const sources = known.map(({ key, column }) =>
    source(area, key, "no header", [{ row: area.figures[0] ?? 0, column }]),
  );
  return {
    relaid: layOut(area, { drop: area.repeated, headers: lostHeaders(area, keys, headers), added: [] }),
    sources,
  };
}

function holds({ sheet, figures }: KeyArea, { read }: ListKey, column: number): boolean {
  const texts = figures.map((row) => cellText(cellAt(sheet, row, column)));
  return texts[0] !== "" && texts.every((text) => text === "" || read(text) !== undefined);
}

/** Two keys in the texts of one column. */
function labelled(area: KeyArea, one: ListKey, other: ListKey): KeyPlan | undefined {
  for (const column of area.labels) {
    const parts = new Map(
      area.figures.flatMap((row) => {
        const split = splitLabel(cellText(cellAt(area.sheet, row, column)), one, other);
        return split === undefined ? [] : [[row, split] as const];
      }),
    );
    if (parts.size < area.figures.length * MOST) continue;
    const header = { row: area.place.block.bottom, column };
    const at = (row: number) => {
      const text = parts.get(row)?.second;
      return text === undefined ? undefined : { row, column, text };
    };
    const plan: LayoutPlan = {
      drop: area.repeated,
      headers: lostHeaders(area, [one, other], new Map([[column, one]])),
      added: [{ key: other, header, at }],
      partOf: (row, index) => (index === column ? parts.get(row)?.first : undefined),
    };
    const cells = [...parts.keys()].map((row) => ({ row, column }));
    return { relaid: layOut(area, plan), sources: [one, other].map((key) => source(area, key, "labels", cells)) };
  }
  return undefined;
}

interface Headed {
  readonly headed: ListKey;
  /** The key of the rows, where it has no column of its own either. */
  readonly row?: ListKey;
  readonly all: readonly ListKey[];
}

/** A key in headings above its rows, with or without sums beside them. */
function headed(area: KeyArea, { headed: key, row: rowKey, all }: Headed): KeyPlan | undefined {
  const others = all.filter((one) => one !== key);
  for (const column of rowKey === undefined ? [undefined] : area.labels) {
    const row = rowKey === undefined || column === undefined ? undefined : { key: rowKey, column };
    const sections = keySections(area, { headed: key, others, ...(row && { rowKey: row }) });
    if (sections === undefined || !parentsAddUp(area, sections) || !hasRowKey(area, sections, row)) continue;
    const from = new Map(sections.flatMap((section) => section.rows.map((at) => [at, section] as const)));
    const plan: LayoutPlan = {
      drop: new Set([...area.repeated, ...sections.map(({ heading }) => heading.row)]),
      headers: lostHeaders(area, row ? [key, row.key] : [key], new Map(row && [[row.column, row.key]])),
      added: [
        { key, header: sections[0]?.heading ?? { row: 0, column: 0 }, at: (at) => headingCell(from.get(at), key) },
      ],
    };
    const sources = [
      source(
        area,
        key,
        "headings",
        sections.map(({ heading }) => heading),
      ),
    ];
    if (row !== undefined)
      sources.push(
        source(
          area,
          row.key,
          "labels",
          from
            .keys()
            .map((at) => ({ row: at, column: row.column }))
            .toArray(),
        ),
      );
    return { relaid: layOut(area, plan), sources };
  }
  return undefined;
}

function headingCell(section: KeySection | undefined, key: ListKey) {
  if (section === undefined) return undefined;
  const { row, column } = section.heading;
  const text = sectionText(section, key);
  return { row, column, ...(text === undefined ? {} : { text }) };
}

/** True where most rows have a value of their own key in its column. */
function hasRowKey(
  { sheet, figures }: KeyArea,
  sections: readonly KeySection[],
  row: { readonly key: ListKey; readonly column: number } | undefined,
): boolean {
  if (row === undefined) return true;
  const rows = sections.flatMap((section) => section.rows).filter((at) => figures.includes(at));
  const known = rows.filter((at) => row.key.read(cellText(cellAt(sheet, at, row.column))) !== undefined);
  return rows.length > 0 && known.length >= rows.length * MOST;
}

/** The headers of columns that had been taken for the keys stand for them no more, but for those in which they are. */
function lostHeaders(
  { place }: KeyArea,
  keys: readonly ListKey[],
  now: ReadonlyMap<number, ListKey | null>,
): ReadonlyMap<number, ListKey | null> {
  const ids = new Set(keys.map(({ id }) => id));
  const before = place.edges.filter(({ column }) => ids.has(column)).map(({ header }) => header.index);
  return new Map([...before.map((index) => [index, null] as const), ...now]);
}

function source(
  { sheet }: KeyArea,
  { id }: ListKey,
  layout: KeyLayout,
  cells: readonly { readonly row: number; readonly column: number }[],
): KeySource {
  return { column: id, layout, cells: cells.map(({ row, column }) => addressIn(sheet, row, column)) };
}

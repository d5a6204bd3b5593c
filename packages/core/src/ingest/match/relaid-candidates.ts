import { bodyTable } from "./body-table.ts";
import type { Candidate } from "./choose-places.ts";
import { candidatesIn } from "./find-candidates.ts";
import { keyArea } from "./key-area.ts";
import { type KeyPlan, keyPlans } from "./key-layouts.ts";
import { type ListKey, listKeys } from "./key-source.ts";
import type { MatchContext } from "./match-context.ts";
import { relaidView } from "./relaid-view.ts";
import { type RowCells, rowCells } from "./row-cells.ts";
import { sourceOf } from "./sheet-view.ts";

/** Rows looked at to see whether the keys of a table are where its headers say. */
const SAMPLE = 200;
/** With so many values that are none of its list, a key may stand elsewhere. */
const MOST_UNKNOWN = 0.2;

/**
 * The candidates, with those laid out again whose keys do not stand in columns of their own: in headings above their rows, two
 * in one text, over the figures, or in columns without a header. Only where more rows have all their keys in that way.
 */
export function relaidCandidates(candidates: readonly Candidate[], context: MatchContext): readonly Candidate[] {
  const relaid: Candidate[] = [];
  const replaced = new Set<Candidate>();
  for (const candidate of candidates) {
    if (replaced.has(candidate)) continue;
    const one = relay(candidate, candidates, context);
    if (one === undefined) continue;
    relaid.push(one.candidate);
    for (const other of candidates) if (isWithin(other, candidate, one.end)) replaced.add(other);
  }
  return relaid.length === 0 ? candidates : [...candidates.filter((one) => !replaced.has(one)), ...relaid];
}

/** True for the candidate itself and where its header comes again in the rows that were laid out. */
function isWithin({ place }: Candidate, { place: { table, sheetIndex, block } }: Candidate, end: number): boolean {
  const { top } = place.block;
  return place.table === table && place.sheetIndex === sheetIndex && top >= block.top && top < end;
}

interface Relay {
  readonly candidate: Candidate;
  /** The row after the last that was laid out. */
  readonly end: number;
}

function relay(candidate: Candidate, known: readonly Candidate[], context: MatchContext): Relay | undefined {
  const { place } = candidate;
  const table = context.collection.tables[place.table];
  const keys = table === undefined ? [] : listKeys(table, context);
  const sample = keys.length === 0 ? [] : sampleKeys(candidate, context);
  const lost = keys.filter((key) => isLost(key, sample));
  if (table === undefined || lost.length === 0) return undefined;
  const area = keyArea(candidate, table, known);
  const plan = area && keyPlans(area, lost, keys);
  if (area === undefined || plan === undefined) return undefined;
  const sheet = relaidView(sourceOf(place.sheet), plan.relaid);
  const found = candidatesIn({ sheet, sheetIndex: place.sheetIndex }, [place.table], context);
  const better = found.filter((one) => keyedRows(one, keys, context) > keyedRows(candidate, keys, context));
  const [best] = better;
  if (best === undefined || better.length > 1) return undefined;
  return { candidate: asInTheFile(best, candidate, plan), end: area.end };
}

/** True where a key has no column, or another thing stands in it. */
function isLost({ id, read }: ListKey, sample: readonly RowCells[]): boolean {
  const cells = sample.flatMap(({ keys }) => keys.filter(({ column }) => column.id === id));
  const texts = cells.map(({ text }) => text).filter((text) => text !== "");
  return texts.length === 0 || texts.filter((text) => read(text) === undefined).length > texts.length * MOST_UNKNOWN;
}

function sampleKeys({ place, bodyRows }: Candidate, context: MatchContext) {
  const table = context.collection.tables[place.table];
  if (table === undefined) return [];
  const body = bodyTable(place, table, context);
  return bodyRows.slice(0, SAMPLE).map((row) => rowCells(body, row));
}

/** Rows in which every key stands. */
function keyedRows(candidate: Candidate, keys: readonly ListKey[], context: MatchContext): number {
  return sampleKeys(candidate, context).filter((row) =>
    keys.every(({ id, read }) => row.keys.some(({ column, text }) => column.id === id && read(text) !== undefined)),
  ).length;
}

/** With the headers that the file has, and none where it has none, and the titles that stand above it there. */
function asInTheFile(candidate: Candidate, before: Candidate, { sources }: KeyPlan): Candidate {
  const keys = new Set(sources.map(({ column }) => column));
  const labels = new Set(sources.filter(({ layout }) => layout === "labels").map(({ column }) => column));
  const { edges } = candidate.place;
  const own = edges.map((edge) => {
    if (!keys.has(edge.column)) return edge;
    const there = labels.has(edge.column) && before.place.headers.find(({ cell }) => cell === edge.header.cell);
    return { ...edge, header: { ...edge.header, header: there ? there.header : "" } };
  });
  const { titles, title, period } = before;
  return { ...candidate, titles, title, period, place: { ...candidate.place, edges: own }, keySources: sources };
}

import type { Authority } from "../../../packages/core/src/authorities/authority.ts";
import { authoritiesOn } from "../../../packages/core/src/authorities/resolve.ts";
import { type Collection, collectionAt, type Table } from "../../../packages/core/src/collections/define-collection.ts";
import { type Period, parsePeriod } from "../../../packages/core/src/periods/period.ts";
import { type Draw, pick, shuffled } from "../../../sample/random.ts";
import { whole } from "../draw-whole.ts";
import { fillRow } from "./fill-row.ts";
import type { Filled, FilledTable, FilledValue } from "./filled.ts";

const PERIODS: Readonly<Record<Period["kind"], readonly string[]>> = {
  "census-day": ["2010-03-31", "2012-03-31", "2019-03-31"],
  "financial-year": ["2009-10", "2012-13", "2019-20"],
  month: ["2014-09", "2016-02", "2021-12"],
};

/** A return of any collection with random values that keep its checks, made from its definition alone. */
export function fillReturn(found: Collection, draw: Draw): Filled {
  const kind = found.period;
  const period = parsePeriod(kind, pick(draw, PERIODS[kind]));
  if (period === undefined) throw new RangeError(`No period of the kind ${kind}`);
  const collection = collectionAt(found, period.id);
  const authority = collection.sender === "authority" ? pick(draw, authoritiesOn(period.end)) : undefined;
  const tables = Object.entries(collection.tables).map(([id, definition]) => {
    const keys = keyRows(definition, { period, authority, draw });
    const rows = keys.map((key, place) => ({
      id: String(place),
      values: fillRow({ id, definition, collection, period }, key, draw),
    }));
    return { id, definition, rows };
  });
  return { collection, period, authority, tables, before: tables.map((table) => aYearBefore(table, draw)) };
}

interface Sender {
  readonly period: Period;
  readonly authority: Authority | undefined;
  readonly draw: Draw;
}

type Key = Readonly<Record<string, FilledValue>>;

/** What names each row: every combination of the key where all are asked for, else some of them. */
function keyRows(table: Table, sender: Sender): Key[] {
  const { draw } = sender;
  if (table.keyless === true) {
    const names = councilNames(table, sender)[0] ?? {};
    return Array.from({ length: whole(draw, 5, 14) }, () => names);
  }
  const combinations = table.key.reduce<Key[]>(
    (rows, id) => {
      const column = table.columns[id];
      const ids = column?.kind === "category" ? Object.keys(column.values) : ["a", "b", "c"];
      return rows.flatMap((row) => ids.map((value) => ({ ...row, [id]: value })));
    },
    councilNames(table, sender),
  );
  if (table.complete === true || table.key.length === 0) return combinations;
  return shuffled(draw, combinations).slice(0, whole(draw, 1, combinations.length));
}

/** A file of many has several councils; in a file of one, a column of councils names it on each row or on none. */
function councilNames(table: Table, { period, authority, draw }: Sender): Key[] {
  const column = Object.entries(table.columns).find(([, { kind }]) => kind === "authority")?.[0];
  if (column === undefined) return [{}];
  if (authority !== undefined) return [{ [column]: draw() < 0.5 ? authority.name : null }];
  const some = shuffled(draw, authoritiesOn(period.end)).slice(0, whole(draw, 4, 9));
  const isByCode = draw() < 0.3;
  return some.map(({ code, name }) => ({ [column]: isByCode ? code : name }));
}

function aYearBefore({ id, definition, rows }: FilledTable, draw: Draw): FilledTable {
  const before = rows.map((row) => {
    const values = Object.entries(row.values).map(([column, value]) => {
      const isMeasure = definition.columns[column]?.kind === "count" || definition.columns[column]?.kind === "amount";
      return [column, isMeasure && typeof value === "number" ? Math.round(value * (0.8 + 0.45 * draw())) : value];
    });
    return { id: row.id, values: Object.fromEntries(values) };
  });
  return { id, definition, rows: before };
}

import type { Table } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { rowsWith } from "../normalise/held-rows.ts";
import type { Row } from "../normalise/normalised.ts";
import { allowedValues } from "./expected-value.ts";
import type { ReturnInCheck, TableInCheck } from "./return-in-check.ts";
import { councilColumns, type KeyPart, keyPart } from "./row-key.ts";

interface Combination {
  readonly ids: readonly string[];
  readonly label: string;
}

/**
 * For each table that asks for every combination of its key's categories, what is not there: one finding a
 * council. A row whose key could not be read may be any of those it agrees with, so they are not called missing.
 */
export function missingRows({ tables }: ReturnInCheck): Finding[] {
  return [...tables.values()].filter(({ definition }) => definition.complete === true).flatMap(missingFrom);
}

/** True where rows are not there that the table asks for. */
export function isIncomplete(table: TableInCheck): boolean {
  return table.definition.complete === true && missingFrom(table).length > 0;
}

function missingFrom(table: TableInCheck): Finding[] {
  const { definition } = table;
  const columns = definition.key.filter((column) => definition.columns[column]?.kind === "category");
  if (columns.length === 0) return [];
  const councils = councilColumns(definition);
  const all = combinations(definition, columns);
  const rows = rowsWith(table, [...councils, ...columns]);
  const known = rows.filter((row) => councils.every((column) => keyPart(row, column, definition) !== undefined));
  const groups = Map.groupBy(known, ({ authority }) => authority);
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    const missing = notAmong(same, all, { definition, columns });
    if (first === undefined || missing.length === 0) return [];
    const name = councils.map((column) => first.values[column]?.shown ?? "").find((shown) => shown !== "");
    const keys = missing.map(({ label }) => (name === undefined ? label : `${name}, ${label}`));
    return [finding("missing-row", { sheet: first.sheet, table: table.id }, { keys })];
  });
}

function notAmong(
  rows: readonly Row[],
  all: readonly Combination[],
  { definition, columns }: { readonly definition: Table; readonly columns: readonly string[] },
): Combination[] {
  const there = new Set<string>();
  const unread = new Map<string, readonly KeyPart[]>();
  for (const row of rows) {
    const parts = columns.map((column) => keyPart(row, column, definition) ?? undefined);
    const key = JSON.stringify(parts);
    if (parts.includes(undefined)) unread.set(key, parts);
    else there.add(key);
  }
  const agrees = (ids: readonly string[]) =>
    unread.values().some((parts) => parts.every((part, index) => part === undefined || part === ids[index]));
  return all.filter(({ ids }) => !there.has(JSON.stringify(ids)) && !agrees(ids));
}

function combinations({ columns }: Table, key: readonly string[]): Combination[] {
  return key.reduce<Combination[]>(
    (before, id) => {
      const column = columns[id];
      if (column?.kind !== "category") return before;
      const labels = allowedValues(column.values);
      const values = Object.keys(column.values).map((value, index) => ({ value, label: labels[index] ?? value }));
      return before.flatMap(({ ids, label }) =>
        values.map((one) => ({ ids: [...ids, one.value], label: label === "" ? one.label : `${label}, ${one.label}` })),
      );
    },
    [{ ids: [], label: "" }],
  );
}

import type { Column } from "../collections/columns.ts";
import type { Table } from "../collections/define-collection.ts";
import type { TemplateRow, TemplateSubject } from "./template-workbook.ts";

/**
 * The sheet of one table: title, council and period, an empty row, the headers and, for a table in
 * which every combination of the key's categories has a row, those combinations in their order.
 */
export function templateTable(table: Table, subject: TemplateSubject): TemplateRow[] {
  const { collection, period, authority } = subject;
  const [authorityLabel] = collection.labels?.authority ?? [];
  const [periodLabel] = collection.labels?.period ?? [];
  const columns = Object.entries(table.columns);
  return [
    [table.title],
    ...(authorityLabel === undefined ? [] : [[authorityLabel, authority?.name ?? null]]),
    periodLabel === undefined ? [period.label] : [periodLabel, period.label],
    [],
    columns.map(([id, column]) => column.headers[0] ?? id),
    ...keyRows(table).map((keys) => columns.map(([id]) => keys.get(id) ?? null)),
  ];
}

function keyRows(table: Table): ReadonlyMap<string, string>[] {
  if (table.complete !== true) return [];
  return table.key.reduce<ReadonlyMap<string, string>[]>(
    (rows, id) => {
      const values = firstSpellings(table.columns[id]);
      if (values.length === 0) return rows;
      return rows.flatMap((row) => values.map((value) => new Map([...row, [id, value]])));
    },
    [new Map()],
  );
}

function firstSpellings(column: Column | undefined): string[] {
  if (column?.kind !== "category") return [];
  return Object.entries(column.values).map(([id, spellings]) => spellings[0] ?? id);
}

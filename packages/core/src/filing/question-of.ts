import type { Collection } from "../collections/define-collection.ts";
import type { Finding } from "../findings/finding.ts";
import type { NormalisedTable, Row } from "../ingest/normalise/normalised.ts";
import type { Question } from "./explanation.ts";

/**
 * The question each finding asks, in their order: its code, place and value in terms that outlast a
 * moved row or column.
 */
export function questionsOf(
  findings: readonly Finding[],
  tables: readonly NormalisedTable[],
  collection: Pick<Collection, "tables" | "sender">,
): Question[] {
  const rows = new Map(
    tables.flatMap(({ table, rows: all }) => all.map((row) => [placeText(table, row), { table, row }] as const)),
  );
  return findings.map(({ code, place, facts, value }) => {
    const found = rows.get(placeText(place.table ?? "", { sheet: place.sheet ?? "", row: place.row ?? -1 }));
    return {
      code,
      table: place.table ?? null,
      row: found === undefined ? null : rowText(found.row, found.table, collection),
      column: place.column ?? null,
      value: value ?? null,
      facts: JSON.stringify(facts),
    };
  });
}

function placeText(table: string, { sheet, row }: Pick<Row, "sheet" | "row">): string {
  return `${table}\n${row}\n${sheet}`;
}

function rowText(
  { authority, values }: Row,
  table: string,
  { tables, sender }: Pick<Collection, "tables" | "sender">,
): string {
  const own = (tables[table]?.key ?? []).map((column) => String(values[column]?.value ?? ""));
  return (sender === "national" ? [authority, ...own] : own).join(" / ");
}

import type { Collection } from "../collections/define-collection.ts";
import type { Finding } from "../findings/finding.ts";
import type { NormalisedTable, Row } from "../ingest/normalise/normalised.ts";
import type { Question } from "./explanation.ts";

/** The question a finding asks: its code, place and value in terms that outlast a moved row or column. */
export function questionOf(
  { code, place, facts, value }: Finding,
  tables: readonly NormalisedTable[],
  collection: Collection,
): Question {
  const row = tables
    .find(({ table }) => table === place.table)
    ?.rows.find((one) => one.row === place.row && one.sheet === place.sheet);
  const key = collection.tables[place.table ?? ""]?.key ?? [];
  return {
    code,
    table: place.table ?? null,
    row: row === undefined ? null : rowText(row, key, collection.sender),
    column: place.column ?? null,
    value: value ?? JSON.stringify(facts),
  };
}

function rowText({ authority, values }: Row, key: readonly string[], sender: Collection["sender"]): string {
  const own = key.map((column) => String(values[column]?.value ?? ""));
  return (sender === "national" ? [authority, ...own] : own).join(" / ");
}

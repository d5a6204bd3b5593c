import type { Collection } from "../collections/define-collection.ts";
import type { Finding } from "../findings/finding.ts";
import { heldOf, rowAt } from "../ingest/normalise/held-rows.ts";
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
  const rows = rowsAt(new Set(findings.map(placeOf)), tables);
  return findings.map((finding) => {
    const { code, place, facts, value } = finding;
    const found = rows.get(placeOf(finding));
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

/** The rows at some places: of a large table few are asked for. */
function rowsAt(places: ReadonlySet<string>, tables: readonly NormalisedTable[]) {
  const rows = new Map<string, { readonly table: string; readonly row: Row }>();
  for (const one of tables) {
    const { table } = one;
    const held = heldOf(one);
    for (const [at, row] of held.numbers.entries()) {
      const place = placeText(table, { sheet: held.sheets[at] ?? "", row });
      if (places.has(place)) rows.set(place, { table, row: rowAt(held, at) });
    }
  }
  return rows;
}

function placeOf({ place }: Finding): string {
  return placeText(place.table ?? "", { sheet: place.sheet ?? "", row: place.row ?? -1 });
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

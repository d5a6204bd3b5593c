import type { MappingList } from "@council-returns/core/workflows/confirmed-columns.ts";
import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { textTable } from "./text-table.ts";
import { wrapText } from "./wrap-text.ts";

/** What is remembered of a council's headers, a row each. */
export function confirmedLines(list: MappingList & { readonly period: string }, width: number): string[] {
  const { edition, confirmed } = list;
  const words = returnWords(list);
  const whose = `${words.council ?? "every council"}, ${words.collection}, edition ${edition}`;
  if (confirmed.length === 0) return wrapText(`Nothing is remembered for ${whose}.`, width);
  const rows = confirmed.map(({ table, column, header, by, at, from }) => [
    header,
    column === null ? `not asked for (${table})` : `${table}.${column}`,
    by,
    at.slice(0, 10),
    from.file,
  ]);
  const columns = ["Header", "Column", "Confirmed by", "On", "From the file"].map((title) => ({ title }));
  return [...wrapText(`Remembered for ${whose}:`, width), "", ...textTable({ columns, rows }, width)];
}

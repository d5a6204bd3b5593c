import type { ReturnQueries } from "@council-returns/core/workflows/return-queries.ts";
import { wrapIndented, wrapText } from "./wrap-text.ts";

/** The queries of a receipt by their numbers, each with what has been said of it. */
export function queryLines({ receipt, file, queries }: ReturnQueries, width: number): string[] {
  if (queries.length === 0) return wrapText(`Nothing is asked about ${file} (receipt ${receipt}).`, width);
  return [
    ...wrapText(`Asked about ${file} (receipt ${receipt}):`, width),
    ...queries.flatMap((query) => ["", ...lines(query, width)]),
  ];
}

function lines(query: ReturnQueries["queries"][number], width: number): string[] {
  const { number, sheet, cell, message, fix, explanation } = query;
  const place = [sheet, cell].filter((part) => part !== null && part !== "").join("!");
  const said =
    explanation === null
      ? `Not explained yet. ${fix}`
      : `Explained by ${explanation.by} on ${explanation.at.slice(0, 10)}, for ${explanation.period}: ${explanation.text}`;
  return [`  ${number}. ${place}`.trimEnd(), ...wrapIndented(message, 5, width), ...wrapIndented(said, 5, width)];
}

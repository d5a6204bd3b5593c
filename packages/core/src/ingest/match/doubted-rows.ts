import { absolute } from "../../exact/decimal.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Candidate } from "./choose-places.ts";
import type { MatchContext } from "./match-context.ts";
import { numberIn } from "./number-in.ts";
import { cellAt, cellText, isBlank } from "./sheet-cells.ts";
import { addressIn } from "./sheet-view.ts";

/**
 * Asks about rows of a list that were counted though they hold little besides a number, as hardly any other does. One as large as
 * half of all others is hardly one of them, and no explanation takes it out of a figure: it is an error.
 */
export function doubtedRows(taken: readonly Candidate[], { collection }: MatchContext): Finding[] {
  return taken.flatMap((one): Finding[] => {
    const { id, sheet, edges, left, right } = { id: one.place.table, ...one.place };
    const table = collection.tables[id];
    if (one.doubted.length === 0 || table === undefined) return [];
    const index = edges.find(({ column }) => table.columns[column]?.kind === "amount")?.header.index ?? -1;
    const others = sumOfOthers(index, one);
    const large = one.doubted.find((row) => 2n * absolute(numberIn(sheet, row, index) ?? 0n) >= absolute(others));
    const row = large ?? one.doubted[0] ?? 0;
    if (isBlank(cellAt(sheet, row, index))) return [];
    const cells = Array.from({ length: right - left + 1 }, (_, step) => cellText(cellAt(sheet, row, left + step)));
    const facts = {
      title: table.title,
      found: cells.filter((text) => text !== ""),
      rows: one.doubted.length,
      others: one.bodyRows.length - one.doubted.length,
    };
    const [more, extra] = large === undefined ? [{}, {}] : [{ isLarge: true as const }, { severity: "error" as const }];
    return [
      finding(
        "row-in-doubt",
        { sheet: sheet.name, cell: addressIn(sheet, row, index), table: id },
        { ...facts, ...more },
        extra,
      ),
    ];
  });
}

/** What the rows that are not in doubt come to. */
function sumOfOthers(index: number, { place: { sheet }, bodyRows, doubted }: Candidate): bigint {
  const isDoubted = new Set(doubted);
  return bodyRows.reduce((sum, row) => (isDoubted.has(row) ? sum : sum + (numberIn(sheet, row, index) ?? 0n)), 0n);
}

import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Candidate } from "./choose-places.ts";
import { unitOf } from "./column-edges.ts";
import type { MatchContext } from "./match-context.ts";
import { NUMBER_PLACES, numberIn } from "./number-in.ts";
import { unitBelow } from "./other-units.ts";
import { addressIn } from "./sheet-view.ts";

/** Rows looked at; in all of them pence are whole and fewer than make a pound, and so many at least have some. */
const SAMPLE = 200;
const FEWEST = 3;
const ONE = 10n ** BigInt(NUMBER_PLACES);
const POUND = 100n * ONE;

/** Errors on money whose pence stand in the next column, which says so in its header or in a row of units below it: they would be lost. */
export function penceApart(taken: readonly Candidate[], { collection }: MatchContext): Finding[] {
  return taken.flatMap((candidate) => {
    const { table: id, sheet, edges, headers } = candidate.place;
    const columns = collection.tables[id]?.columns ?? {};
    const used = new Set(edges.map(({ header }) => header.index));
    return edges.flatMap(({ column, header }): Finding[] => {
      const index = header.index + 1;
      const beside = headers.find((one) => one.index === index);
      if (columns[column]?.kind !== "amount" || unitOf(header) === "pence" || used.has(index)) return [];
      const unit = (beside && unitOf(beside)) ?? unitBelow(candidate, { index });
      const rows = candidate.bodyRows.slice(0, SAMPLE);
      const pence = rows.filter((row) => (numberIn(sheet, row, index) ?? 0n) !== 0n);
      const isWhole = (row: number) => (numberIn(sheet, row, header.index) ?? 0n) % ONE === 0n;
      const isPence = (row: number) => {
        const number = numberIn(sheet, row, index) ?? 0n;
        return number >= 0n && number < POUND && number % ONE === 0n;
      };
      const [first] = pence;
      if (unit !== "pence" || first === undefined || pence.length < FEWEST) return [];
      if (!rows.every((row) => isWhole(row) && isPence(row))) return [];
      const title = columns[column]?.headers[0] ?? column;
      const at = { sheet: sheet.name, cell: addressIn(sheet, first, index), column, table: id };
      return [finding("pence-apart", at, { title })];
    });
  });
}

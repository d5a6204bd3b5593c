import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Candidate } from "./choose-places.ts";
import { hasBoth } from "./debits-and-credits.ts";
import type { MatchContext } from "./match-context.ts";
import { numberIn } from "./number-in.ts";
import { addressIn, sourceOf } from "./sheet-view.ts";

/**
 * Queries on lists whose amounts were read from two columns, what was paid and what came back; errors where a row has a number in
 * both, since it is not known what it is then.
 */
export function creditsApart(taken: readonly Candidate[], { collection }: MatchContext): Finding[] {
  return taken.flatMap(({ place, bodyRows }): Finding[] => {
    const pair = place.sheet.origin?.pair;
    const [paid, back] = [pair?.debit, pair?.credit].map((at) => place.headers.find(({ index }) => index === at));
    const columns = collection.tables[place.table]?.columns ?? {};
    const edge = place.edges.find(({ header }) => header === paid);
    if (pair === undefined || paid === undefined || back === undefined || edge === undefined) return [];
    const sheet = sourceOf(place.sheet);
    const both = bodyRows.find((row) => hasBoth(sheet, row, pair));
    const facts = {
      title: columns[edge.column]?.headers[0] ?? edge.column,
      headers: [paid.header, back.header] as const,
      rows: bodyRows.filter((row) => (numberIn(sheet, row, pair.credit) ?? 0n) !== 0n).length,
      ...(pair.isSigned && { isSigned: true as const }),
      ...(both !== undefined && { both: addressIn(sheet, both, pair.credit) }),
    };
    const at = { sheet: sheet.name, cell: back.cell, column: edge.column, table: place.table };
    return [finding("credits-apart", at, facts, both === undefined ? {} : { severity: "error" })];
  });
}

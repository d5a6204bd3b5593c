import type { Candidate } from "./choose-places.ts";
import type { MatchContext } from "./match-context.ts";
import type { ConfirmedUse } from "./table-match.ts";

/** Every header of the tables taken that was used, or left alone, because the sender had said what it is. */
export function confirmedUses(taken: readonly Candidate[], { saidOf }: MatchContext): ConfirmedUse[] {
  return taken.flatMap(({ place }) => {
    const { table, sheet, headers, edges } = place;
    const used = new Set(edges.filter((edge) => edge.confirmed === true).map(({ header }) => header.index));
    return headers.flatMap(({ index, header, cell }): ConfirmedUse[] => {
      const said = saidOf(table, header);
      if (said === undefined || (said.column !== null && !used.has(index))) return [];
      return [{ table, column: said.column, header, sheet: sheet.name, cell }];
    });
  });
}

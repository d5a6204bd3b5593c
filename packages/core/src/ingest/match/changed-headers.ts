import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Candidate } from "./choose-places.ts";
import { foldText } from "./fold-text.ts";
import type { MatchContext } from "./match-context.ts";

/** A note on each column that has a header other than those confirmed for it. */
export function changedHeaders(taken: readonly Candidate[], { collection, confirmed }: MatchContext): Finding[] {
  return taken.flatMap(({ place }) =>
    place.edges.flatMap(({ column, header }): Finding[] => {
      const own = confirmed.filter((one) => one.table === place.table && one.column === column);
      const [first] = own;
      if (first === undefined || own.some((one) => one.header === foldText(header.header))) return [];
      const title = collection.tables[place.table]?.columns[column]?.headers[0] ?? column;
      const at = { sheet: place.sheet.name, cell: header.cell, column, table: place.table };
      return [finding("header-changed", at, { title, before: first.header, now: header.header })];
    }),
  );
}

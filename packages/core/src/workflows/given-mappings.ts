import type { Collection } from "../collections/define-collection.ts";
import type { Mapping } from "../filing/mapping.ts";
import type { Finding } from "../findings/finding.ts";
import { finding } from "../findings/make-finding.ts";
import { foldText } from "../ingest/match/fold-text.ts";
import type { ConfirmedUse } from "../ingest/match/table-match.ts";
import type { GivenMapping } from "./check-result.ts";

/** Each answer the sender gave, with the headers of this file it was held to for. */
export function givenMappings(said: readonly Mapping[], uses: readonly ConfirmedUse[]): GivenMapping[] {
  return said.map((mapping) => ({
    mapping,
    uses: uses.filter(
      ({ table, column, header }) =>
        table === mapping.table && column === mapping.column && foldText(header) === foldText(mapping.header),
    ),
  }));
}

/** A note on each column that was read under a header because the sender had confirmed it. */
export function confirmedFindings(given: readonly GivenMapping[], { tables }: Collection): Finding[] {
  return given.flatMap(({ mapping: { by, at }, uses }) =>
    uses.flatMap(({ table, column, header, sheet, cell }): Finding[] => {
      if (column === null) return [];
      const title = tables[table]?.columns[column]?.headers[0] ?? column;
      return [finding("header-confirmed", { sheet, cell, column, table }, { title, header, by, on: at.slice(0, 10) })];
    }),
  );
}

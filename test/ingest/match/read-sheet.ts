import type { Collection } from "../../../packages/core/src/collections/define-collection.ts";
import type { Finding } from "../../../packages/core/src/findings/finding.ts";
import type { Workbook } from "../../../packages/core/src/ingest/decode/workbook.ts";
import { matchWorkbook } from "../../../packages/core/src/ingest/match/match-workbook.ts";
import type { WorkbookMatch } from "../../../packages/core/src/ingest/match/table-match.ts";
import { joinPieces } from "../../../packages/core/src/ingest/normalise/join-pieces.ts";
import { normaliseTable } from "../../../packages/core/src/ingest/normalise/normalise-table.ts";
import type { NormalisedTable } from "../../../packages/core/src/ingest/normalise/normalised.ts";
import { at } from "./collections.ts";

export interface ReadWorkbook {
  readonly match: WorkbookMatch;
  readonly tables: ReadonlyMap<string, NormalisedTable>;
  readonly findings: readonly Finding[];
}

/** Matches and normalises a workbook, as the pipeline does. */
export function readWorkbook(
  workbook: Workbook,
  definition: Collection,
  id: string,
  filedUnder: string | null = null,
): ReadWorkbook {
  const { collection, period } = at(definition, id);
  const match = matchWorkbook(workbook, collection, period);
  const read = match.tables.map((one) => {
    const table = collection.tables[one.table];
    if (table === undefined) throw new RangeError(one.table);
    return normaliseTable(workbook, one, { collection, table, period, authority: filedUnder });
  });
  return {
    match,
    tables: new Map(joinPieces(read.map(({ table }) => table)).map((table) => [table.table, table])),
    findings: [...match.findings, ...read.flatMap(({ findings }) => findings)],
  };
}

/** Values of a table, a row a line, as plain text: `physical young 420`. */
export function plainRows(table: NormalisedTable | undefined, columns: readonly string[]): string[] {
  return (table?.rows ?? []).map((row) =>
    columns.map((column) => String(row.values[column]?.value ?? row.values[column]?.status ?? "")).join(" "),
  );
}

/** Codes of findings with where they are: `missing-column ongoing`, `column-not-used J4`. */
export function codes(findings: readonly Finding[]): string[] {
  return findings.map(({ code, place }) =>
    [code, place.column, place.cell].filter((part) => part !== undefined).join(" "),
  );
}

import type { Collection } from "../../collections/define-collection.ts";
import type { Period } from "../../periods/period.ts";
import type { Workbook } from "../decode/workbook.ts";
import { findCandidates } from "./find-candidates.ts";
import { findTables } from "./find-tables.ts";
import { joinSheets } from "./join-sheets.ts";
import { matchContext } from "./match-context.ts";
import type { MatchOptions } from "./match-workbook.ts";

/** A header as a file has it, stacked ones joined by ` / `, with the (lowest) cell it stands in. */
export interface TableHeader {
  readonly header: string;
  readonly sheet: string;
  readonly cell: string;
}

/**
 * Every header over a table of the collection, used or not, as the matcher reads them. Where the table is on no sheet,
 * those of whatever looks like a table.
 */
export function tableHeaders(
  workbook: Workbook,
  { collection, period, table }: { readonly collection: Collection; readonly period: Period; readonly table: string },
  { confirmed = [] }: MatchOptions = {},
): TableHeader[] {
  const context = matchContext(collection, period, confirmed);
  const order = Object.keys(collection.tables);
  const pieces = joinSheets(order, findCandidates(workbook, context), context).get(table)?.pieces ?? [];
  const found = pieces.flatMap(({ place }) =>
    place.headers.map(({ header, cell }) => ({ header, sheet: place.sheet.name, cell })),
  );
  return (found.length > 0 ? found : outlined(workbook)).filter(({ header }) => header !== "");
}

function outlined({ sheets }: Workbook): TableHeader[] {
  return sheets.flatMap((sheet) =>
    findTables(sheet).flatMap(({ columns }) =>
      columns.map(({ header, cell }) => ({ header, sheet: sheet.name, cell })),
    ),
  );
}

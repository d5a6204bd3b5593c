import type { Collection } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import { labelOf, type Period } from "../../periods/period.ts";
import type { TableMatch } from "../match/table-match.ts";
import type { NormalisedTable } from "../normalise/normalised.ts";
import { absentColumns } from "./absent-columns.ts";
import { checkCells } from "./check-cells.ts";
import { declaredChecks } from "./checks/declared-checks.ts";
import { duplicateRows } from "./duplicate-rows.ts";
import { missingRows } from "./missing-rows.ts";
import { partTotals } from "./part-totals.ts";
import { joinTables, type ReturnInCheck } from "./return-in-check.ts";
import { rowsAgain } from "./rows-again.ts";
import { totalRows } from "./total-rows.ts";

export interface ReturnToValidate {
  /** As it stands in the period: see `collectionAt`. */
  readonly collection: Collection;
  readonly period: Period;
  readonly matches: readonly TableMatch[];
  readonly tables: readonly NormalisedTable[];
  /** What was returned for the period a year before, where anything was. */
  readonly previous?: { readonly period: string; readonly tables: readonly NormalisedTable[] };
}

/**
 * Everything wrong with the values of a return, in no particular order. A cell that could not be read, or that an
 * earlier stage has spoken of, is not known to the later ones: one cause, one finding.
 */
export function validateReturn(input: ReturnToValidate): Finding[] {
  const checked = [...joinTables(input.collection, input.tables, input.matches).values()].map(checkCells);
  const known: ReturnInCheck = {
    collection: input.collection,
    period: input.period,
    tables: new Map(checked.map(({ table }) => [table.id, table])),
    ...previousOf(input),
  };
  return [
    ...checked.flatMap(({ findings }) => findings),
    ...absentColumns(known),
    ...duplicateRows(known),
    ...rowsAgain(known),
    ...missingRows(known),
    ...totalRows(known),
    ...partTotals(known),
    ...declaredChecks(known),
  ];
}

function previousOf({ collection, period, previous }: ReturnToValidate): Pick<ReturnInCheck, "previous"> {
  if (previous === undefined) return {};
  const label = labelOf(period.kind, previous.period);
  return { previous: { period: label, tables: joinTables(collection, previous.tables) } };
}

import type { Finding } from "../../findings/finding.ts";
import type { Workbook } from "../decode/workbook.ts";
import { notPlaced } from "./by-labels/label-findings.ts";
import { type NotPlaced, readByLabels } from "./by-labels/read-by-labels.ts";
import type { Candidate } from "./choose-places.ts";
import { findCandidates } from "./find-candidates.ts";
import { joinSheets, type Taken } from "./join-sheets.ts";
import type { MatchContext } from "./match-context.ts";
import { relaidCandidates } from "./relaid-candidates.ts";
import { withRowsOfPeriod } from "./rows-of-period.ts";
import { withSheetPeriods } from "./sheet-periods.ts";
import { noTable, tableFindings } from "./table-findings.ts";
import { isTitledOtherwise } from "./titled-otherwise.ts";

/** The places of a workbook that are taken for tables of a collection, with what is wrong with them but for their values. */
export interface TakenTables {
  readonly candidates: readonly Candidate[];
  readonly chosen: ReadonlyMap<string, Taken>;
  /** In the order of the collection's tables. */
  readonly taken: readonly Candidate[];
  readonly findings: readonly Finding[];
}

/** Finds the tables of a collection in a workbook, and no more: nothing of council, period or money. Linear in cells. */
export function takeTables(workbook: Workbook, context: MatchContext): TakenTables {
  const { collection } = context;
  const order = Object.keys(collection.tables);
  const relaid = relaidCandidates(findCandidates(workbook, context), context);
  const byLabels = readByLabels(workbook, relaid, context);
  const found = withSheetPeriods(byLabels.candidates);
  const candidates = withRowsOfPeriod(found, context);
  const joined = joinSheets(order, candidates, context);
  const chosen = new Map(
    [...joined].filter(
      ([table, one]) => !isTitledOtherwise(one, candidates) && !isInParts(one, byLabels.refused.get(table)),
    ),
  );
  const visible = workbook.sheets.filter(({ visibility }) => visibility === "visible");
  const findings = order.flatMap((table): Finding[] => {
    const one = chosen.get(table);
    if (one !== undefined) return tableFindings(table, one, context);
    return notPlaced(table, byLabels.refused.get(table), collection) ?? noTable(table, collection, visible);
  });
  return { candidates, chosen, taken: order.flatMap((table) => chosen.get(table)?.pieces ?? []), findings };
}

/** True for places none of which is the table and that are as good as each other: what lacks of the figures in them says more. */
function isInParts({ equals }: Taken, refused: NotPlaced | undefined): boolean {
  return equals.length > 0 && (refused?.why === "lacking" || refused?.why === "unclear");
}

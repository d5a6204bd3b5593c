import { collectionAt } from "../../collections/define-collection.ts";
import { catalogue } from "../../findings/catalogue.ts";
import type { FindingGroup } from "../../findings/catalogue-entry.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { matchWorkbook } from "../match/match-workbook.ts";
import type { WorkbookMatch } from "../match/table-match.ts";
import type { Cause } from "./cause.ts";
import type { ReturnToSense } from "./return-to-sense.ts";

/** Fewer headers may be those of any table. */
const FEWEST = 3;
/** So many times the headers its own collection knows. */
const BETTER = 2;
/** Read by the wrong collection, all of these is one cause. */
const EXPLAINED: readonly FindingGroup[] = ["Tables and columns", "Who and when", "Cells", "Sums and comparisons"];

/**
 * Tables or columns of the collection are missing, and another collection's are all there, under more headers than it
 * leaves unused. Other collections are tried only where something is missing.
 */
export function anotherCollection({ workbook, collection, period, collections, match, found }: ReturnToSense): Cause[] {
  if (!lacks(match) || found.some(isOfOtherTemplate)) return [];
  const own = columnsOf(match);
  const better = collections
    .filter(({ id }) => id !== collection.id)
    .map((other) => ({ other, match: matchWorkbook(workbook, collectionAt(other, period.id), period) }))
    .filter((one) => !lacks(one.match) && columnsOf(one.match) >= Math.max(FEWEST, BETTER * own, unused(one.match) + 1))
    .toSorted((one, two) => columnsOf(two.match) - columnsOf(one.match));
  const [best] = better;
  if (best === undefined) return [];
  const facts = { found: best.other.title, expected: collection.title, headers: columnsOf(best.match), own };
  const explains = ({ code }: Finding) => EXPLAINED.includes(catalogue[code].group);
  return [{ finding: finding("another-collection", {}, facts), explains }];
}

function lacks({ findings }: WorkbookMatch): boolean {
  return findings.some(
    ({ code, severity }) => severity === "error" && (code === "no-table" || code === "missing-column"),
  );
}

function isOfOtherTemplate({ code, facts }: Finding): boolean {
  return code === "other-template" && "of" in facts && facts.of === "collection";
}

function columnsOf({ tables }: WorkbookMatch): number {
  return new Set(tables.flatMap(({ sheetIndex, columns }) => columns.map(({ cell }) => `${sheetIndex} ${cell}`))).size;
}

function unused({ findings }: WorkbookMatch): number {
  return findings.filter(({ code }) => code === "column-not-used").length;
}

import { collectionAt } from "../../collections/define-collection.ts";
import { catalogue } from "../../findings/catalogue.ts";
import type { FindingGroup } from "../../findings/catalogue-entry.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Workbook } from "../decode/workbook.ts";
import { matchContext } from "../match/match-context.ts";
import { type TakenTables, takeTables } from "../match/take-tables.ts";
import { unusedColumns } from "../match/unused-columns.ts";
import type { Cause } from "./cause.ts";
import type { ReturnToSense } from "./return-to-sense.ts";

/** Fewer headers may be those of any table. */
const FEWEST = 3;
/** So many times the headers its own collection knows. */
const BETTER = 2;
/** Headers stand in so many rows of a sheet, or its table is hardly one that somebody fills in. */
const ROWS = 2000;
/** Read by the wrong collection, all of these is one cause. */
const EXPLAINED: readonly FindingGroup[] = ["Tables and columns", "Who and when", "Cells", "Sums and comparisons"];

/**
 * Tables or columns of the collection are missing, and another collection's are all there, under more headers than it
 * leaves unused. Other collections are tried only where something is missing.
 */
export function anotherCollection({ workbook, collection, period, collections, match, found }: ReturnToSense): Cause[] {
  if (!lacks(match) || found.some(isOfOtherTemplate)) return [];
  const own = new Set(
    match.tables.flatMap(({ sheetIndex, columns }) => columns.map(({ cell }) => `${sheetIndex} ${cell}`)),
  ).size;
  const tops = topsOf(workbook);
  const better = collections
    .filter(({ id }) => id !== collection.id)
    .flatMap((other) => {
      const context = matchContext(collectionAt(other, period.id), period);
      const tables = takeTables(tops, context);
      if (lacks(tables)) return [];
      const headers = headersOf(tables);
      const isBetter = headers >= Math.max(FEWEST, BETTER * own, unusedColumns(tables.taken, context).length + 1);
      return isBetter ? [{ other, headers }] : [];
    })
    .toSorted((one, two) => two.headers - one.headers);
  const [best] = better;
  if (best === undefined) return [];
  const facts = { found: best.other.title, expected: collection.title, headers: best.headers, own };
  const explains = ({ code }: Finding) => EXPLAINED.includes(catalogue[code].group);
  return [{ finding: finding("another-collection", {}, facts), explains }];
}

/** The first rows of its sheets: whose headers a file has takes no more, and a million cells are looked at once a collection. */
function topsOf({ sheets, ...rest }: Workbook): Workbook {
  return {
    ...rest,
    sheets: sheets.map((sheet) => (sheet.rows.length > ROWS ? { ...sheet, rows: sheet.rows.slice(0, ROWS) } : sheet)),
  };
}

function lacks({ findings }: Pick<TakenTables, "findings">): boolean {
  return findings.some(
    ({ code, severity }) => severity === "error" && (code === "no-table" || code === "missing-column"),
  );
}

function isOfOtherTemplate({ code, facts }: Finding): boolean {
  return code === "other-template" && "of" in facts && facts.of === "collection";
}

/** Cells of headers that are those of columns. */
function headersOf({ taken }: TakenTables): number {
  const cells = taken.flatMap(({ place }) => place.edges.map(({ header }) => `${place.sheetIndex} ${header.cell}`));
  return new Set(cells).size;
}

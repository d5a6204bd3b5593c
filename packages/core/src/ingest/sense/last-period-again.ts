import type { Finding, FindingCode } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { labelOf } from "../../periods/period.ts";
import type { Cause } from "./cause.ts";
import { judgeSame } from "./judge-same.ts";
import type { ReturnToSense } from "./return-to-sense.ts";
import { sameValues } from "./same-values.ts";

/** What is also wrong with a file because it is that of another period. */
const EXPLAINED: readonly FindingCode[] = ["wrong-period", "outside-period"];

/** The values are those returned for the period a year before. */
export function lastPeriodAgain({ collection, period, tables, previous }: ReturnToSense): Cause[] {
  if (previous === undefined) return [];
  const found = sameValues(tables, previous.tables, collection.tables);
  const severity = judgeSame(found);
  if (severity === undefined) return [];
  const label = labelOf(period.kind, previous.period);
  const explains = ({ code }: Finding) => EXPLAINED.includes(code);
  return [{ finding: finding("last-period-again", {}, { ...found, period: label }, { severity }), explains }];
}

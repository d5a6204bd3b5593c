import type { LogKey } from "./log-key.ts";
import { byTime } from "./window.ts";

/** What is asked of a return besides being right. */
export interface FilingRules {
  /** True where a return counts only when each query has been explained. */
  readonly explainQueries?: boolean;
  /** True where someone other than the sender has to sign a return off before it counts. */
  readonly signOff?: boolean;
}

/** How rules stand in the key of the entry that sets them, so that a listing tells them. */
export function rulesSubject({ explainQueries, signOff }: FilingRules): string {
  const asked = [explainQueries === true ? "explain" : "", signOff === true ? "sign" : ""].filter(
    (part) => part !== "",
  );
  return asked.length === 0 ? "none" : asked.join(".");
}

/** The rules of a period: the last set in its log, else those the collection declares. */
export function foldRules(period: readonly LogKey[], declared: FilingRules = {}): FilingRules {
  const last = period
    .filter(({ event }) => event === "rules")
    .toSorted(byTime)
    .at(-1);
  if (last === undefined) return declared;
  const asked = last.subject.split(".");
  return { explainQueries: asked.includes("explain"), signOff: asked.includes("sign") };
}

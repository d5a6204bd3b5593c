import type { Check } from "../collections/checks.ts";
import { groupDigits } from "../exact/group-digits.ts";
import { catalogue } from "../findings/catalogue.ts";
import type { FindingCode } from "../findings/finding.ts";

/** What each kind of check finds. */
const FOUND: { readonly [Kind in Check["kind"]]: FindingCode } = {
  "adds-up": "does-not-add-up",
  "at-most": "exceeds",
  quotient: "quotient-differs",
  "goes-with": "tables-disagree",
  "changed-much": "changed-much",
  "in-period": "outside-period",
};

/** Gives the header people see for a column. */
export type HeaderOf = (table: string, column: string) => string;

/** One sentence on what a check asks of a return, in the headers of its columns. */
export function describeCheck(check: Check, header: HeaderOf): string {
  const sentence = rule(check, header);
  const severity = check.severity ?? catalogue[FOUND[check.kind]].severity;
  return severity === "query" ? `${sentence} Where not, an explanation is asked for.` : sentence;
}

function rule(check: Check, header: HeaderOf): string {
  if (check.kind === "goes-with") {
    const left = header(check.left.table, check.left.column);
    const right = header(check.right.table, check.right.column);
    return `Where there is something under "${left}", there is something under "${right}".`;
  }
  const name = (column: string) => `"${header(check.table, column)}"`;
  if (check.kind === "adds-up")
    return `${check.parts.map(name).join(" + ")} = ${name(check.whole)}${tolerance(check)}.`;
  if (check.kind === "at-most") return `${name(check.smaller)} is not more than ${name(check.larger)}.`;
  if (check.kind === "in-period") return `${name(check.column)} falls in the period of the return.`;
  if (check.kind === "quotient") {
    return `${name(check.rate)} is 100 x ${name(check.numerator)} / ${name(check.denominator)}.`;
  }
  const least =
    check.ignoreBelow === undefined ? "" : `; below ${groupDigits(String(check.ignoreBelow))} it is not compared`;
  return `${name(check.column)} has not changed by a factor of ${check.factor} or more on a year before${least}.`;
}

function tolerance(check: { readonly tolerance?: number }): string {
  return check.tolerance === undefined || check.tolerance === 0 ? "" : `, give or take ${check.tolerance}`;
}

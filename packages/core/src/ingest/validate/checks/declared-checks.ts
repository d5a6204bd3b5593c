import type { Check } from "../../../collections/checks.ts";
import type { Finding } from "../../../findings/finding.ts";
import type { ReturnInCheck } from "../return-in-check.ts";
import { checkAddsUp } from "./adds-up.ts";
import { checkAtMost } from "./at-most.ts";
import { checkChangedMuch } from "./changed-much.ts";
import { checkGoesWith } from "./goes-with.ts";
import { checkInPeriod } from "./in-period.ts";
import { checkQuotient } from "./quotient.ts";

/** Runs the checks a collection declares. One that names a table the return does not have finds nothing. */
export function declaredChecks(input: ReturnInCheck): Finding[] {
  return input.collection.checks.flatMap((check) => runCheck(check, input));
}

function runCheck(check: Check, input: ReturnInCheck): Finding[] {
  if (check.kind === "goes-with") return checkGoesWith(check, input);
  if (check.kind === "changed-much") return checkChangedMuch(check, input);
  const table = input.tables.get(check.table);
  if (table === undefined) return [];
  if (check.kind === "in-period") return checkInPeriod(check, table, input.period);
  if (check.kind === "adds-up") return checkAddsUp(check, table);
  return check.kind === "at-most" ? checkAtMost(check, table) : checkQuotient(check, table);
}

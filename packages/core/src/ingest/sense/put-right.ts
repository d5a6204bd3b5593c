import type { Finding } from "../../findings/finding.ts";
import type { NormalisedTable } from "../normalise/normalised.ts";
import { validateReturn } from "../validate/validate-return.ts";
import type { ReturnToSense } from "./return-to-sense.ts";

/**
 * Tells which findings are there because of a fault: those of the return's own checks that are gone once the fault is
 * put right. `mend` gives a table as it would then be.
 */
export function goneOncePutRight(
  input: ReturnToSense,
  table: string,
  mend: (table: NormalisedTable) => NormalisedTable,
): (other: Finding) => boolean {
  const tables = input.tables.map((one) => (one.table === table ? mend(one) : one));
  const left = new Set(validateReturn({ ...input, tables }).map(identity));
  const gone = new Set(input.validated.filter((finding) => !left.has(identity(finding))));
  return (other) => gone.has(other);
}

function identity({ code, place }: Finding): string {
  return JSON.stringify([code, place.table, place.sheet, place.cell, place.row]);
}

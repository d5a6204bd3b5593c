import type { Finding } from "../../findings/finding.ts";
import { anotherAuthority, namesItsOwn } from "./another-authority.ts";
import { anotherCollection } from "./another-collection.ts";
import type { Cause } from "./cause.ts";
import { columnsSwapped } from "./columns-swapped.ts";
import { withoutThoseInDoubt } from "./in-doubt.ts";
import { lastPeriodAgain } from "./last-period-again.ts";
import { namesShifted } from "./names-shifted.ts";
import { notInColumns } from "./not-in-columns.ts";
import { numbersCut } from "./numbers-cut.ts";
import { otherScale } from "./other-scale.ts";
import { quieten } from "./quieten.ts";
import type { ReturnToSense } from "./return-to-sense.ts";
import { rowsOnTwoLines } from "./rows-on-two-lines.ts";
import { rowsShifted } from "./rows-shifted.ts";
import { severalRowsEach } from "./several-rows-each.ts";
import { tablesToSense } from "./table-to-sense.ts";
import { columnsWithoutHeader } from "./without-header.ts";

/**
 * All findings of a return, with what it seems to be where it is the wrong file, or a table of it was filled in askew: one
 * finding for the cause, in place of those it explains. A file that is another's altogether is not looked at more closely.
 * See docs/wrong-files.md.
 */
export function senseReturn(input: ReturnToSense): Finding[] {
  const findings = [...input.found, ...input.validated, ...columnsWithoutHeader(input)];
  const kept = findings.filter((one) => !isSaidInTitle(one, input));
  return withoutThoseInDoubt(quieten(kept, causesOf(input)));
}

/** That no label says whose it is, which is only noted, where a title does. */
function isSaidInTitle({ code, severity }: Finding, input: ReturnToSense): boolean {
  return code === "authority-not-stated" && severity === "note" && namesItsOwn(input);
}

function causesOf(input: ReturnToSense): Cause[] {
  const whole = anotherCollection(input);
  if (whole.length > 0) return whole;
  const others = [...lastPeriodAgain(input), ...anotherAuthority(input)];
  if (others.length > 0) return others;
  const cut = [...numbersCut(input), ...notInColumns(input), ...rowsOnTwoLines(input)];
  if (cut.length > 0) return cut;
  const parts = tablesToSense(input).flatMap((table) => {
    const swapped = columnsSwapped(input, table);
    const scaled = swapped.length > 0 ? [] : otherScale(input, table);
    return swapped.length + scaled.length > 0 ? [...swapped, ...scaled] : rowsShifted(input, table);
  });
  return [...parts, ...namesShifted(input), ...severalRowsEach(input)];
}

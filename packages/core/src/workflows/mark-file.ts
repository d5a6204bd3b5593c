import { collectionAt } from "../collections/define-collection.ts";
import { findCollection } from "../collections/find-collection.ts";
import { describeFinding } from "../findings/messages.ts";
import { namesOf } from "../findings/names.ts";
import { decodeFile } from "../ingest/decode/decode-file.ts";
import type { Decoded } from "../ingest/decode/decoded.ts";
import { markPackage } from "../marking/mark-package.ts";
import { markRebuilt } from "../marking/mark-rebuilt.ts";
import type { Marking } from "../marking/marking.ts";
import type { CheckResult } from "./check-result.ts";

const OUTCOMES: Readonly<Record<CheckResult["outcome"], string>> = {
  accepted: "The return is in order. Any queries below ask for an explanation or a correction.",
  rejected: "The return cannot be taken as it is: the errors below have to be corrected first.",
  unreadable: "The file could not be read.",
};

/**
 * The file a check was made of, given back with what was found: each faulty cell coloured and commented, and a first
 * sheet that lists the findings and links to them. The bytes of an .xlsx file, or of an .xlsm file where one came in;
 * any other format is decoded again and written as .xlsx. Of a file that could not be read, or that holds data about
 * single people, there is the list alone.
 */
export async function markFile(bytes: Uint8Array, result: CheckResult): Promise<Uint8Array> {
  return markOpened({ bytes }, result);
}

/** As `markFile`, for a file that has been decoded already. */
export async function markOpened(
  { bytes, decoded }: { readonly bytes: Uint8Array; readonly decoded?: Decoded },
  result: CheckResult,
): Promise<Uint8Array> {
  const marking = markingOf(result);
  if (result.outcome === "unreadable" || isPersonal(result)) return markRebuilt(undefined, marking);
  const marked = markPackage(bytes, marking);
  if (marked !== undefined) return marked;
  const read = decoded ?? (await decodeFile(bytes));
  return markRebuilt(read.kind === "workbook" ? read.workbook : undefined, marking);
}

function isPersonal({ findings }: CheckResult): boolean {
  return findings.some(({ code }) => code === "personal-data");
}

function markingOf({ file, collection: id, period, outcome, synthetic, findings }: CheckResult): Marking {
  const collection = findCollection(id);
  const effective = collection === undefined || period === "" ? collection : collectionAt(collection, period);
  const names = effective === undefined ? undefined : namesOf(effective);
  return {
    title: [
      `To fix in ${file}`,
      [effective?.title ?? id, period].filter((part) => part !== "").join(", "),
      OUTCOMES[outcome],
      ...(synthetic ? ["The numbers in this file are synthetic: made up, and not those of any council."] : []),
    ],
    findings: findings.map((finding) => ({
      place: finding.place,
      severity: finding.severity,
      value: finding.value,
      ...describeFinding(finding, names),
    })),
  };
}

import type { ReturnPlace } from "../filing/entry.ts";
import type { ReturnStanding } from "../filing/fold-return.ts";
import { NATIONAL } from "../filing/keys.ts";
import type { Store } from "../storage/objects.ts";
import { readReturn } from "./return-log.ts";

const WORDS: Readonly<Record<ReturnStanding, string>> = {
  missing: "The log does not have it.",
  received: "It has been received and not been checked yet.",
  checked: "It was only checked: nothing is counted.",
  rejected: "It does not count: it was rejected.",
  "needs-explanation": "It does not count yet: it waits for explanations.",
  "awaiting-sign-off": "It does not count yet: it waits for sign-off.",
  accepted: "It was accepted, and does not count today.",
  late: "It does not count: it came after the window closed.",
  withdrawn: "It does not count: the return was withdrawn after it came.",
};

/** A receipt as far as it says what it is of. */
export interface ReceiptOf {
  readonly receipt: string;
  readonly collection: string;
  readonly period: string;
  readonly authority: string | null;
}

/** The return a receipt is of; undefined for an upload that was filed nowhere. */
export function placeOfReceipt({ collection, period, authority }: ReceiptOf): ReturnPlace | undefined {
  return collection === "" || period === "" ? undefined : { collection, period, authority: authority ?? NATIONAL };
}

/** What has become of a submission by now, in a sentence or two. */
export async function howItStands(of: ReceiptOf, { data }: Pick<Store, "data">): Promise<string> {
  const { receipt } = of;
  const place = placeOfReceipt(of);
  if (place === undefined) return "It was filed nowhere, so nothing counts.";
  const { current, superseded, submissions, newest } = await readReturn(data, place);
  if (current?.submission === receipt) {
    if (newest === undefined) return "It counts.";
    const later = newest.standing.replaceAll("-", " ");
    return `It counts. A file that came later does not: ${newest.submission}, which is ${later}.`;
  }
  if (superseded.includes(receipt)) return `It no longer counts: ${current?.submission} came later and does.`;
  const own = submissions.find(({ submission }) => submission === receipt);
  const instead = current === undefined ? "" : ` What counts is ${current.submission}.`;
  return `${WORDS[own?.standing ?? "missing"]}${instead}`;
}

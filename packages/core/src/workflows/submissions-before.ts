import type { ReturnPlace } from "../filing/entry.ts";
import type { ReturnState } from "../filing/fold-return.ts";
import { receiptKey } from "../filing/keys.ts";
import type { Objects } from "../storage/objects.ts";
import { type Receipt, readReceipt } from "./receipt.ts";

interface InReturn {
  readonly place: ReturnPlace;
  readonly state: ReturnState;
}

/**
 * The submission of the same bytes, read by the same answers about headers (`mappings`, their ids), where the return holds one that counts, or waits for words or a signature:
 * the one that is current, else the one that came last.
 */
export async function heldSubmission(
  data: Objects,
  { place, state, sha256, mappings }: InReturn & { readonly sha256: string; readonly mappings: readonly string[] },
): Promise<string | undefined> {
  const waiting = state.newest?.standing === "needs-explanation" || state.newest?.standing === "awaiting-sign-off";
  const candidates = [state.current?.submission, waiting ? state.newest?.submission : undefined];
  for (const submission of candidates) {
    if (submission === undefined) continue;
    const receipt = await readReceipt(data, receiptKey(place, submission));
    const readBy = receipt.confirmed.map(({ id }) => id);
    if (receipt.sha256 === sha256 && readBy.join() === mappings.join()) return submission;
  }
  return undefined;
}

/** The receipt of the last try that came before an arrival, where there was one; tries that were only checked are tries. */
export async function tryBefore(
  data: Objects,
  { place, state, submission, at }: InReturn & { readonly submission: string; readonly at: string },
): Promise<Receipt | undefined> {
  const before = state.submissions.findLast(
    (one) => one.submission !== submission && one.outcome !== undefined && one.at <= at,
  );
  return before === undefined ? undefined : readReceipt(data, receiptKey(place, before.submission));
}

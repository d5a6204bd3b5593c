import type { ReturnState } from "../filing/fold-return.ts";
import type { Store } from "../storage/objects.ts";
import { decidedBy } from "./decided-by.ts";
import { newest } from "./explain-findings.ts";
import { InputError } from "./input-error.ts";
import { type PlaceInput, placeOf } from "./place-of.ts";
import { appendEntry, listLog, readEntry, readReturn } from "./return-log.ts";
import { settleSubmission } from "./settle-submission.ts";

export interface SignOffInput extends PlaceInput {
  readonly by: string;
  readonly note?: string | undefined;
}

/**
 * Signs off the submission that came last, which then counts. Throws `InputError` where it does not wait for that,
 * or where the one who signs is one who sent it.
 */
export async function signOff(
  input: SignOffInput,
  { store, clock }: { readonly store: Store; readonly clock: () => Date },
): Promise<ReturnState> {
  const { place, collection } = placeOf(input);
  const state = await readReturn(store.data, place);
  const submission = newest(state);
  const standing = state.newest?.standing ?? state.standing;
  if (standing !== "awaiting-sign-off") {
    throw new InputError(
      `The submission ${submission} does not wait for sign-off: it is ${standing.replaceAll("-", " ")}.`,
    );
  }
  const decided = decidedBy(input.by, clock);
  const log = await listLog(store.data, place);
  const received = log.filter(({ event, subject }) => event === "received" && subject === submission);
  const senders = (await Promise.all(received.map(({ key }) => readEntry(store.data, key)))).flatMap((entry) =>
    "arrival" in entry ? (entry.arrival.by ?? []) : [],
  );
  if (senders.some((sender) => isSame(sender, decided.by))) {
    throw new InputError(`${decided.by} sent this file: someone else has to sign it off.`);
  }
  const note = input.note?.trim();
  await appendEntry(store.data, place, {
    format: "council-returns/log/2",
    event: "signed-off",
    ...decided,
    submission,
    ...(note ? { note } : {}),
  });
  return settleSubmission(store.data, { place, collection, submission });
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

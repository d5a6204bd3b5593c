import type { Explanation } from "../filing/explanation.ts";
import type { ReturnState } from "../filing/fold-return.ts";
import { receiptKey } from "../filing/keys.ts";
import type { Store } from "../storage/objects.ts";
import { recordPlace } from "./authority-record.ts";
import { decidedBy, givenText } from "./decided-by.ts";
import { InputError } from "./input-error.ts";
import { type PlaceInput, placeOf } from "./place-of.ts";
import { type Receipt, readReceipt } from "./receipt.ts";
import { appendEntry, readReturn } from "./return-log.ts";
import { settleSubmission } from "./settle-submission.ts";

export interface ExplainInput extends PlaceInput {
  /** Each by the finding's number on the receipt. */
  readonly explanations: readonly { readonly number: number; readonly text: string }[];
  readonly by: string;
}

/**
 * Keeps what a sender says of queries of the submission that came last, and moves it on where that was all it
 * waited for. Throws `InputError` where nothing was sent, or the receipt has no query of that number.
 */
export async function explainFindings(
  input: ExplainInput,
  { store, clock }: { readonly store: Store; readonly clock: () => Date },
): Promise<ReturnState> {
  const { place, collection } = placeOf(input);
  const submission = newest(await readReturn(store.data, place));
  const receipt = await readReceipt(store.data, receiptKey(place, submission));
  const explanations = input.explanations.map((one) => explanationOf(one, receipt));
  await appendEntry(store.data, recordPlace(place), {
    format: "council-returns/log/2",
    event: "explained",
    ...decidedBy(input.by, clock),
    submission,
    period: place.period,
    explanations,
  });
  return settleSubmission(store.data, { place, collection, submission });
}

/** The submission that explanations and signatures are about. Throws `InputError` where none was sent. */
export function newest({ newest: last, current }: ReturnState): string {
  const submission = (last ?? current)?.submission;
  if (submission === undefined) throw new InputError("Nothing has been sent for this return yet.");
  return submission;
}

function explanationOf({ number, text }: { number: number; text: string }, receipt: Receipt): Explanation {
  const found = receipt.findings.find((one) => one.number === number);
  if (found?.severity === "query" && found.question !== undefined) {
    return { ...found.question, text: givenText(text, "an explanation") };
  }
  const queries = receipt.findings.filter(({ severity }) => severity === "query").map((one) => one.number);
  const what =
    found === undefined
      ? `has no finding ${number}`
      : `has ${number} as ${found.severity === "error" ? "an error, which has to be put right" : "a note, which asks nothing"}`;
  const choice = queries.length === 0 ? "It has no queries." : `Its queries are ${queries.join(", ")}.`;
  throw new InputError(`Receipt ${receipt.receipt} ${what}. ${choice}`);
}

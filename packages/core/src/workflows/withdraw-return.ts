import type { ReturnState } from "../filing/fold-return.ts";
import type { Store } from "../storage/objects.ts";
import { decidedBy, givenText } from "./decided-by.ts";
import { InputError } from "./input-error.ts";
import { type PlaceInput, placeOf } from "./place-of.ts";
import { appendEntry, readReturn } from "./return-log.ts";

export interface WithdrawInput extends PlaceInput {
  readonly reason: string;
  readonly by: string;
}

/**
 * Takes a return back: nothing that came before counts any more, what comes after does. Files and receipts stay.
 * Throws `InputError` where nothing counts or waits.
 */
export async function withdrawReturn(
  input: WithdrawInput,
  { store, clock }: { readonly store: Store; readonly clock: () => Date },
): Promise<ReturnState> {
  const { place } = placeOf(input);
  const { standing } = await readReturn(store.data, place);
  if (standing === "missing" || standing === "checked" || standing === "withdrawn") {
    throw new InputError(`There is nothing to withdraw: the return is ${standing}.`);
  }
  const reason = givenText(input.reason, "the reason for the withdrawal");
  const said = { format: "council-returns/log/2", event: "withdrawn", ...decidedBy(input.by, clock), reason } as const;
  await appendEntry(store.data, place, said);
  return readReturn(store.data, place);
}

import { receiptKey } from "../filing/keys.ts";
import type { Store } from "../storage/objects.ts";
import { isReceiptNumber } from "./find-receipt.ts";
import { placeOf } from "./place-of.ts";
import { parseReceipt, type Receipt } from "./receipt.ts";

export interface AskedReceipt {
  readonly number: string;
  /** Code of the authority that asks, or `national`. */
  readonly authority: string;
  /** Of the return. */
  readonly collection: string;
  readonly period: string;
}

/**
 * A receipt of one authority, in one read and no listing. Undefined where the return has none of that number, and just so
 * where it is another's. Throws `InputError` where the collection or the period does not exist.
 */
export async function findAuthoritysReceipt(
  { number, authority, collection, period }: AskedReceipt,
  { store }: { readonly store: Store },
): Promise<Receipt | undefined> {
  const { place } = placeOf({ collection, period, authority });
  if (!isReceiptNumber(number) || place.authority !== authority) return undefined;
  const object = await store.data.get(receiptKey(place, number));
  return object === undefined ? undefined : parseReceipt(object.bytes);
}

import type { Store } from "../storage/objects.ts";
import { type FoundReceipt, findReceipt, isReceiptNumber } from "./find-receipt.ts";
import { InputError } from "./input-error.ts";
import { placeOf } from "./place-of.ts";
import type { Receipt } from "./receipt.ts";

export interface AskedReceipt {
  readonly number: string;
  /** Code of the authority that asks, or `national`. */
  readonly authority: string;
  /** Of the return, where both are known: then its receipts alone are listed. */
  readonly collection?: string | undefined;
  readonly period?: string | undefined;
}

/**
 * A receipt of one authority. Undefined where there is none of that number, and just so where it is another's. Throws
 * `InputError` where a collection and period are given that do not exist.
 */
export async function findAuthoritysReceipt(
  { number, authority, collection, period }: AskedReceipt,
  { store }: { readonly store: Store },
): Promise<Receipt | undefined> {
  if (!isReceiptNumber(number)) return undefined;
  const known = collection !== undefined && period !== undefined;
  const within = known ? placeOf({ collection, period, authority }).place : undefined;
  const found = await orNothing(() => findReceipt(store.data, number, within));
  return found !== undefined && authorityOf(found) === authority ? found.receipt : undefined;
}

/** What its key says, which is where it is filed; an upload that was filed nowhere is nobody's. */
function authorityOf({ key }: FoundReceipt): string | undefined {
  const [, , , authority, number] = key.split("/");
  return number === undefined ? undefined : authority;
}

async function orNothing(find: () => Promise<FoundReceipt>): Promise<FoundReceipt | undefined> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

import type { ReturnPlace } from "../filing/entry.ts";
import { besideReceipt, receiptsPrefix } from "../filing/keys.ts";
import type { Objects } from "../storage/objects.ts";
import { InputError } from "./input-error.ts";
import { type Receipt, readReceipt } from "./receipt.ts";

/** A receipt in the store, with what lies beside it. */
export interface FoundReceipt {
  readonly key: string;
  readonly receipt: Receipt;
  /** Key of the marked workbook, where there is one. */
  readonly marked: string | undefined;
}

const NUMBER = /^[0-9a-f]{20}$/;

/** True for what a receipt's number looks like. */
export function isReceiptNumber(text: string): boolean {
  return NUMBER.test(text);
}

/**
 * Finds a receipt by its number, in one listing: of all there are, or of one return's where `within` says which. Throws
 * `InputError` where there is none of it.
 */
export async function findReceipt(data: Objects, number: string, within?: ReturnPlace): Promise<FoundReceipt> {
  const keys: string[] = [];
  for await (const { key } of data.list(receiptsPrefix(within))) {
    if (key.includes(`/${number}/`)) keys.push(key);
  }
  const key = keys.find((one) => one.endsWith("/receipt.json"));
  if (key === undefined || !isReceiptNumber(number)) {
    throw new InputError(`There is no receipt ${number} in this store. A number is 20 hexadecimal digits.`);
  }
  const marked = (["marked.xlsx", "marked.xlsm"] as const).map((name) => besideReceipt(key, name));
  return { key, receipt: await readReceipt(data, key), marked: marked.find((one) => keys.includes(one)) };
}

/** The marked workbook that lies beside a receipt. Throws `InputError` where there is none. */
export async function readMarked(data: Objects, { receipt, marked }: FoundReceipt): Promise<Uint8Array> {
  const object = marked === undefined ? undefined : await data.get(marked);
  if (object === undefined) {
    throw new InputError(
      `Receipt ${receipt.receipt} has no marked workbook: nothing was to be put right or explained.`,
    );
  }
  return object.bytes;
}

import type { Arrival } from "../filing/entry.ts";
import type { CheckJson } from "./check-json.ts";

/** What a sender gets for an upload, whatever came of it. Documented in docs/receipt.md. */
export interface Receipt extends CheckJson {
  readonly format: "council-returns/receipt/1";
  /** The receipt's number: the id of the submission. */
  readonly receipt: string;
  readonly received: Pick<Arrival, "key" | "at" | "bytes">;
  /** True where the file was only to be checked: nothing is counted. */
  readonly checkOnly: boolean;
}

/** The bytes of a receipt: the same for the same check of the same upload. */
export function receiptBytes(receipt: Receipt): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(receipt, null, 1)}\n`);
}

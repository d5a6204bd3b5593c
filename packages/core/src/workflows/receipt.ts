import type { Arrival } from "../filing/entry.ts";
import type { GivenExplanation, Question } from "../filing/explanation.ts";
import type { Judgement } from "../filing/judge-submission.ts";
import type { Waiver } from "../filing/waiver.ts";
import type { LastTry } from "../receipts/receipt-page.ts";
import type { Objects } from "../storage/objects.ts";
import type { CheckJson, FindingJson } from "./check-json.ts";

/** A finding as a receipt has it. */
export interface ReceiptFinding extends FindingJson {
  /** From 1, in the order of the receipt: what people call it by. */
  readonly number: number;
  readonly table: string | null;
  /** Key values of its row; null where it is of no one row. */
  readonly key: string | null;
  /** What it asks; not on a note. */
  readonly question?: Question;
  /** Against the last try, where there was one. */
  readonly since?: "still" | "new";
  /** The waiver under which an error does not block. */
  readonly waiver?: Pick<Waiver, "id" | "reason" | "approver" | "expires">;
  /** What has been said of it before, and still holds. */
  readonly explanation?: GivenExplanation;
}

/** What a sender gets for an upload, whatever came of it. Documented in docs/receipt.md. */
export interface Receipt extends Omit<CheckJson, "findings" | "outcome"> {
  readonly format: "council-returns/receipt/1";
  /** The receipt's number: the id of the submission. */
  readonly receipt: string;
  readonly received: Pick<Arrival, "key" | "at" | "bytes" | "by" | "recheck">;
  /** True where the file was only to be checked: nothing is counted. */
  readonly checkOnly: boolean;
  readonly outcome: Judgement["outcome"] | "unreadable";
  readonly findings: readonly ReceiptFinding[];
  /** The try before this one, and what has become of its findings. */
  readonly lastTry?: LastTry;
}

/** The bytes of a receipt: the same for the same check of the same upload. */
export function receiptBytes(receipt: Receipt): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(receipt, null, 1)}\n`);
}

/** Reads a receipt back. Throws where there is none under the key. */
export async function readReceipt(data: Objects, key: string): Promise<Receipt> {
  const object = await data.get(key);
  if (object === undefined) throw new Error(`There is no receipt at ${key}`);
  return parseReceipt(object.bytes);
}

/** A receipt as it was written. */
export function parseReceipt(bytes: Uint8Array): Receipt {
  return JSON.parse(new TextDecoder().decode(bytes));
}

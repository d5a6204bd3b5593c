import { type GivenExplanation, questionKey } from "../filing/explanation.ts";
import { receiptKey } from "../filing/keys.ts";
import type { Store } from "../storage/objects.ts";
import { authorityRecord } from "./authority-record.ts";
import { newest } from "./explain-findings.ts";
import { type PlaceInput, placeOf } from "./place-of.ts";
import { type ReceiptFinding, readReceipt } from "./receipt.ts";
import { readReturn } from "./return-log.ts";

/** A query of a receipt, and what has been said of it. */
export interface QueryJson
  extends Pick<ReceiptFinding, "number" | "code" | "sheet" | "cell" | "row" | "value" | "message" | "fix"> {
  /** Null until it is explained; an explanation of an earlier file or period is carried while the value stands. */
  readonly explanation: GivenExplanation | null;
}

export interface ReturnQueries {
  /** Number of the receipt they stand on: that of the file that came last. */
  readonly receipt: string;
  readonly file: string;
  readonly queries: readonly QueryJson[];
}

/** The queries of the file that came last, each with what has been said of it. Throws `InputError` where none was sent. */
export async function returnQueries(input: PlaceInput, { store }: { readonly store: Store }): Promise<ReturnQueries> {
  const { place } = placeOf(input);
  const submission = newest(await readReturn(store.data, place));
  const { receipt, file, findings } = await readReceipt(store.data, receiptKey(place, submission));
  const { explanations } = await authorityRecord(store.data, place);
  const queries = findings.filter(({ severity, waiver }) => severity === "query" && waiver === undefined);
  return {
    receipt,
    file,
    queries: queries.map(({ number, code, sheet, cell, row, value, message, fix, question }) => ({
      ...{ number, code, sheet, cell, row, value, message, fix },
      explanation: (question === undefined ? undefined : explanations.get(questionKey(question))) ?? null,
    })),
  };
}

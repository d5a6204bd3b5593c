import type { Ingested } from "@council-returns/core/workflows/ingest-upload.ts";
import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { countOf } from "../render/count-of.ts";
import { wrapIndented } from "../render/wrap-text.ts";

/** Returns told of, and errors of each; `returns status` and the receipts have them all. */
const RETURNS_TOLD = 8;
const ERRORS_TOLD = 2;

/** The returns that were refused, each with the cells at fault: a few lines a return. */
export function refusedLines(worked: readonly Ingested[], width: number): string[] {
  const refused = worked.filter(({ outcome }) => outcome !== "accepted");
  const more = refused.length - RETURNS_TOLD;
  return [
    ...refused.slice(0, RETURNS_TOLD).flatMap((one) => oneRefused(one, width)),
    ...(more > 0 ? [`  and ${countOf(more, "return")} more; see "returns status"`] : []),
  ];
}

function oneRefused({ receipt, receiptKey }: Ingested, width: number): string[] {
  const errors = receipt.findings.filter(({ severity }) => severity === "error");
  const more = errors.length - ERRORS_TOLD;
  return [
    ...wrapIndented(`${receipt.file} (${titleOf(receipt)})`, 2, width),
    ...errors.slice(0, ERRORS_TOLD).flatMap(({ message, fix }) => wrapIndented(`${message} ${fix}`, 4, width)),
    ...(more > 0 ? wrapIndented(`and ${countOf(more, "error")} more in ${receiptKey}`, 4, width) : []),
  ];
}

function titleOf(receipt: Ingested["receipt"]): string {
  const { collection, period, council } = returnWords(receipt);
  return [council, collection, period].filter((part) => part !== null && part !== "").join(", ");
}

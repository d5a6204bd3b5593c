import type { Ingested } from "@council-returns/core/workflows/ingest-upload.ts";
import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { wrapIndented } from "../render/wrap-text.ts";

/** Errors told of each refused return; its receipt has them all. */
const TOLD = 2;

/** The returns that were refused, each with the cells at fault: a few lines a return. */
export function refusedLines(worked: readonly Ingested[], width: number): string[] {
  const refused = worked.filter(({ outcome }) => outcome !== "accepted");
  return refused.flatMap(({ receipt, receiptKey }) => {
    const errors = receipt.findings.filter(({ severity }) => severity === "error");
    const more = errors.length - TOLD;
    return [
      ...wrapIndented(`${receipt.file} (${titleOf(receipt)})`, 2, width),
      ...errors.slice(0, TOLD).flatMap(({ message, fix }) => wrapIndented(`${message} ${fix}`, 4, width)),
      ...(more > 0 ? wrapIndented(`and ${more} more in ${receiptKey}`, 4, width) : []),
    ];
  });
}

function titleOf(receipt: Ingested["receipt"]): string {
  const { collection, period, council } = returnWords(receipt);
  return [council, collection, period].filter((part) => part !== null && part !== "").join(", ");
}

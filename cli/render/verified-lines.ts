import type { VerifiedReceipt } from "@council-returns/core/workflows/verify-receipt.ts";
import { wrapSentence } from "./wrap-text.ts";

/** What could be proved of a receipt, a line each. */
export function verifiedLines({ receipt, proved, proofs, today }: VerifiedReceipt, width: number): string[] {
  return [
    proved ? `Proved: receipt ${receipt}` : `Not proved: receipt ${receipt}`,
    "",
    ...proofs.flatMap((proof) =>
      wrapSentence(`${proof.proved ? "yes" : "NO "}  ${proof.what}: ${proof.found}`, width - 5).map(
        (line, at) => `${at === 0 ? "  " : "       "}${line}`,
      ),
    ),
    "",
    ...wrapSentence(`Today: ${today}`, width),
  ];
}

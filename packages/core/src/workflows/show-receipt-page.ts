import { receiptPage } from "../receipts/receipt-page.ts";
import type { Receipt } from "./receipt.ts";
import { returnWords } from "./return-words.ts";

/** A receipt as one page of HTML: that of today's layout, whatever page was written beside it. */
export function showReceiptPage(receipt: Receipt): string {
  return receiptPage(receipt, returnWords(receipt));
}

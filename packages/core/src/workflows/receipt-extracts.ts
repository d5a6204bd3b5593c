import { originalKey } from "../filing/keys.ts";
import { decodeFile } from "../ingest/decode/decode-file.ts";
import { withoutMarks } from "../marking/to-fix/marking-sheet.ts";
import type { Objects } from "../storage/objects.ts";
import { extractsOf, type ShownCheck } from "./check-before-sending.ts";
import type { Receipt } from "./receipt.ts";

/** Larger files are not opened again for it: their receipt names every place in words. */
const LARGEST = 5 * 1024 * 1024;

/**
 * For each group of a receipt's findings, in their order, the faulty cells as the sheet looks that was sent. Empty where
 * the file was not kept, cannot be read or is large.
 */
export async function receiptExtracts(
  receipt: Receipt,
  { data }: { readonly data: Objects },
): Promise<ShownCheck["extracts"]> {
  const placed = receipt.received.bytes <= LARGEST && receipt.findings.some(({ cell }) => cell !== null);
  const original = placed ? await data.get(originalKey(receipt.sha256)) : undefined;
  const decoded = original === undefined ? undefined : await decodeFile(original.bytes);
  return extractsOf(receipt, decoded?.kind === "workbook" ? withoutMarks(decoded.workbook) : undefined);
}

import { type BesideReceipt, besideReceipt } from "../filing/keys.ts";
import type { Decoded } from "../ingest/decode/decoded.ts";
import { storedFiles } from "../marking/zip/zip-file.ts";
import type { Objects } from "../storage/objects.ts";
import type { CheckResult } from "./check-result.ts";
import { markOpened } from "./mark-file.ts";
import type { Receipt } from "./receipt.ts";
import { showReceiptPage } from "./show-receipt-page.ts";

/** A receipt that is in the store, and the key it lies under. */
export interface StoredReceipt {
  readonly key: string;
  readonly receipt: Receipt;
}

/** What a marked workbook is made of. */
export interface ToMark {
  readonly bytes: Uint8Array;
  readonly decoded: Decoded;
  readonly result: CheckResult;
}

/** Where the marked workbook lies, or why there is none though there is something to put right or explain. */
export type Marked = { readonly key: string } | { readonly reason: string };

/** Writes the receipt as a page beside it, once. */
export async function writeReceiptPage({ key, receipt }: StoredReceipt, data: Objects): Promise<void> {
  const page = new TextEncoder().encode(showReceiptPage(receipt));
  await data.put(besideReceipt(key, "receipt.html"), page, { if: "absent" });
}

/**
 * Writes the sender's file beside the receipt with each open error and query marked in it; undefined where there is
 * none. A file that defeats the marking has its receipt all the same: the fault is told, not thrown. That the store
 * cannot be written to is thrown.
 */
export async function writeMarked(
  { key, receipt }: StoredReceipt,
  { bytes, decoded, result }: ToMark,
  data: Objects,
): Promise<Marked | undefined> {
  const open = openFindings(result, receipt);
  if (open.findings.every(({ severity }) => severity === "note")) return undefined;
  const marked = await attempt(() => markOpened({ bytes, decoded }, open));
  if ("reason" in marked) return marked;
  const name: BesideReceipt = hasMacros(marked.bytes) ? "marked.xlsm" : "marked.xlsx";
  const at = besideReceipt(key, name);
  await data.put(at, marked.bytes, { if: "absent" });
  return { key: at };
}

/** What still asks something of the sender: what is waived or explained is not marked as if it had to be put right. */
function openFindings(result: CheckResult, { findings, outcome }: Receipt): CheckResult {
  const isOpen = (index: number) => findings[index]?.waiver === undefined && findings[index]?.explanation === undefined;
  return {
    ...result,
    outcome: result.outcome === "unreadable" || outcome === "rejected" ? result.outcome : "accepted",
    findings: result.findings.filter((_, index) => isOpen(index)),
  };
}

async function attempt(mark: () => Promise<Uint8Array>): Promise<{ bytes: Uint8Array } | { reason: string }> {
  try {
    return { bytes: await mark() };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** A file with macros is one that Excel opens under its own ending only. */
function hasMacros(bytes: Uint8Array): boolean {
  return storedFiles(bytes).some(({ name }) => name.toLowerCase() === "xl/vbaproject.bin");
}

import { unfiledReceiptKey } from "../filing/keys.ts";
import { submissionId } from "../filing/submission-id.ts";
import { finding } from "../findings/make-finding.ts";
import { londonDay } from "../periods/london-day.ts";
import type { Objects } from "../storage/objects.ts";
import { codeVersion } from "./code-version.ts";
import type { FiledSubmission, ReceivedFile } from "./file-submission.ts";
import { makeReceipt } from "./make-receipt.ts";
import type { Placed } from "./place-upload.ts";
import { readReceipt, receiptBytes } from "./receipt.ts";
import { writeReceiptPage } from "./write-beside-receipt.ts";

/** Answers an upload whose key says no collection, period or authority we know: it is kept, and nothing is counted. */
export async function leaveUnfiled(
  { sha256, arrival, opened }: ReceivedFile,
  { name, reason }: Placed & { readonly kind: "unfiled" },
  data: Objects,
): Promise<FiledSubmission> {
  const id = await submissionId({ key: arrival.key, sha256, readBy: [codeVersion] });
  const result = {
    file: name,
    sha256,
    collection: "",
    period: "",
    authority: null,
    edition: "",
    outcome: "rejected",
    synthetic: false,
    matches: [],
    tables: [],
    confirmed: [],
    findings: [finding("unfiled-upload", {}, { key: arrival.key, reason }), ...opened.personal],
  } as const;
  const standing = { explanations: new Map(), waivers: [], day: londonDay(arrival.at) };
  const { receipt } = makeReceipt(result, { id, arrival, checkOnly: false, standing, rules: {} });
  const key = unfiledReceiptKey(id);
  const put = await data.put(key, receiptBytes(receipt), { if: "absent" });
  const stored = { key, receipt: put.done ? receipt : await readReceipt(data, key) };
  await writeReceiptPage(stored, data);
  return { receiptKey: key, receipt: stored.receipt, again: !put.done };
}

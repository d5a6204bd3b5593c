import type { SQSBatchResponse, SQSRecord } from "aws-lambda";
import { type WorkPowers, workDocument } from "./work-document.ts";

/** Milliseconds to leave unused: an upload begun later would be cut off, and its neighbours with it. */
const SPARE_MS = 20_000;

/**
 * Works the messages of a batch, one after another as they came: uploads of one return find the try before them, and one
 * file at a time lies in memory. Answers which messages are to come again: those that failed, and those for which there was
 * no time. The first is always begun.
 */
export async function workBatch(
  records: readonly SQSRecord[],
  remaining: () => number,
  powers: WorkPowers,
): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
  for (const [index, { messageId, body }] of records.entries()) {
    const hasTime = index === 0 || remaining() > SPARE_MS;
    const done = hasTime && (await worked({ id: messageId, body }, powers));
    if (!done) batchItemFailures.push({ itemIdentifier: messageId });
  }
  if (batchItemFailures.length > 0) powers.telemetry.measure("Retries", batchItemFailures.length);
  return { batchItemFailures };
}

async function worked(document: Parameters<typeof workDocument>[0], powers: WorkPowers): Promise<boolean> {
  try {
    await workDocument(document, powers);
    return true;
  } catch {
    return false;
  }
}

import { openUploadEvents } from "@council-returns/core/storage/open-upload-events.ts";
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { bucketAddresses, openBucketStore } from "./bucket-store.ts";
import { clock } from "./clock.ts";
import { openDeadLetterQueue } from "./dead-letter-queue.ts";
import { environments, readEnvironment } from "./environment.ts";
import { openTelemetry } from "./telemetry.ts";
import { workBatch } from "./work-batch.ts";

const env = readEnvironment(environments.ingest);
const powers = {
  store: openBucketStore(env),
  readEvents: openUploadEvents(bucketAddresses(env)),
  giveUp: openDeadLetterQueue(env.DEAD_LETTER_URL),
  telemetry: openTelemetry({ level: env.LOG_LEVEL, namespace: env.METRICS_NAMESPACE, clock }),
  scanGate: env.SCAN_GATE === "on",
  clock,
};

/** Works a batch of the queue of events: uploads to receipts. */
export function handler({ Records }: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  return workBatch(Records, () => context.getRemainingTimeInMillis(), powers);
}

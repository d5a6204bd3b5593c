import { onlyFrom } from "./arrivals-policy.ts";
import { bucketGrants, type Grant } from "./grants.ts";
import { lambda, send } from "./lambda.ts";
import { scanned } from "./scan.ts";
import type { Settings } from "./settings.ts";
import type { Storage } from "./storage.ts";

const DAY = 24 * 60 * 60;
const MINUTES = 5;
/** Lambda asks for six times the function's timeout, so that no message is given out while it is still worked on. */
const VISIBLE_AGAIN = 6 * MINUTES;
const TRIES = 5;

/** What reading an upload writes; reconcile, which finishes what a crash left, writes the same. */
export const INGEST_WRITES = ["originals/*", "arrivals/*", "readings/*", "log/*", "rows/*", "receipts/*", ".tmp/*"];
/** That a scan held an upload back. */
const HELD = "held/*";
/** Everything that is kept but what is published. */
const INGEST_READS = [...INGEST_WRITES, "mappings/*", "forms/*"];

/** Upload → queue → receipt; what will never work, or failed too often, waits among the dead letters. */
export function intake(store: Storage, settings: Settings) {
  const deadLetters = quietQueue("DeadLetters", { retention: 14 * DAY });
  const queue = quietQueue("Arrivals", {
    retention: 7 * DAY,
    visibilityTimeout: `${VISIBLE_AGAIN} minutes`,
    dlq: { queue: deadLetters.arn, retry: TRIES },
  });
  if (settings.scanUploads) scanned(store, queue);
  else notified(store.uploads, queue);
  const ingest = lambda("Ingest", {
    handler: "ingest.handler",
    format: "cjs",
    settings,
    minutes: MINUTES,
    memory: "2048 MB",
    reserved: settings.ingestAtOnce,
    environment: {
      UPLOADS_BUCKET: store.uploads.name,
      DATA_BUCKET: store.data.name,
      DEAD_LETTER_URL: deadLetters.url,
      ...uploadLimits(settings),
    },
    grants: [
      ...bucketGrants(store, "uploads", { find: true, read: ["*"], readVersions: ["*"] }),
      ...bucketGrants(store, "data", { find: true, list: true, read: INGEST_READS, write: ingestWrites(settings) }),
      receive(queue),
      send(deadLetters.arn),
    ],
  });
  queue.subscribe(ingest.arn, {
    batch: { size: 10, partialResponses: true },
    transform: {
      eventSourceMapping: (args) => {
        // Without it, messages that find no free place count as tries and end among the dead letters.
        args.scalingConfig = { maximumConcurrency: settings.ingestAtOnce };
      },
    },
  });
  return { queue, deadLetters, ingest };
}

function ingestWrites({ scanUploads }: Settings): string[] {
  return [...INGEST_WRITES, ...(scanUploads ? [HELD] : [])];
}

/** What is read of an upload, and whether a scan has to find it clean first. */
export function uploadLimits({ maxUploadBytes, scanUploads }: Settings): Record<string, string> {
  return { MAX_UPLOAD_BYTES: `${maxUploadBytes}`, ...(scanUploads ? { SCAN_GATE: "on" } : {}) };
}

interface QueueNeeds {
  readonly retention: number;
  readonly visibilityTimeout?: `${number} minutes`;
  readonly dlq?: { queue: $util.Input<string>; retry: number };
}

function quietQueue(name: string, { retention, ...args }: QueueNeeds): sst.aws.Queue {
  const queue = { messageRetentionSeconds: retention, sqsManagedSseEnabled: true };
  return new sst.aws.Queue(name, { ...args, transform: { queue } });
}

function receive(queue: sst.aws.Queue): Grant {
  return { actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], resources: [queue.arn] };
}

function notified(uploads: sst.aws.Bucket, queue: sst.aws.Queue): void {
  const policy = onlyFrom("s3.amazonaws.com", uploads.arn, queue);
  new aws.s3.BucketNotification(
    "UploadsNotification",
    {
      bucket: uploads.name,
      queues: [{ id: "arrivals", queueArn: queue.arn, events: ["s3:ObjectCreated:*"] }],
    },
    { dependsOn: policy },
  );
}

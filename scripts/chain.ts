// The whole chain once, on an emulator that runs the functions' real zips: a bucket tells a queue of uploads, the queue
// calls the function, what fails is tried again and then set aside, and the schedule's function publishes.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { collectionAt } from "../packages/core/src/collections/define-collection.ts";
import { openStore } from "../packages/core/src/storage/open-store.ts";
import { openS3Client } from "../packages/core/src/storage/s3-client.ts";
import { knownCollection } from "../packages/core/src/workflows/known.ts";
import { mainJob } from "../sample/main-job.ts";
import { buildFunction, functionBundles } from "./bundles/build-function.ts";
import { zipFolder } from "./bundles/zip-folder.ts";
import { type Emulator, REGION, startEmulator, until } from "./chain/emulator.ts";
import { bringMinistack } from "./clients/bring-clients.ts";
import { cacheFolder } from "./s3-servers/cache-folder.ts";

const KEYS = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test", AWS_REGION: REGION };
const TRIES = 3;
const MOST_MS = 120_000;
const GOOD = 9;

const found = await bringMinistack({ cache: cacheFolder(process.env), env: process.env, say: console.log });
if ("missing" in found) {
  console.log(`Left out: the chain, because ${found.missing}.`);
} else {
  const emulator = await startEmulator(dirname(found.path));
  try {
    await runChain(emulator);
    console.log("The chain holds.");
  } finally {
    await emulator.stop();
  }
}

async function runChain(emulator: Emulator): Promise<void> {
  const { endpoint } = emulator;
  const credentials = { accessKeyId: KEYS.AWS_ACCESS_KEY_ID, secretAccessKey: KEYS.AWS_SECRET_ACCESS_KEY };
  const reach = { endpoint, region: REGION, credentials };
  const store = openStore({ uploads: "s3://uploads", data: "s3://data" }, reach);
  const letters = await makeCloud(emulator, reach);
  const files = mainJob()
    .filter(({ authority, period }) => authority !== "national" && period === "2010-03-31")
    .filter(({ authority }, index, all) => all.findIndex((one) => one.authority === authority) === index)
    .slice(0, GOOD + 1);
  const [poison, ...good] = files;
  if (poison === undefined) throw new Error("There is no file to send");
  const { collection, period } = poison;
  // What a council had confirmed cannot be read: its return fails however often it is tried.
  const { edition } = collectionAt(knownCollection(collection), period);
  const broken = `mappings/${collection}/${edition}/${poison.authority}/000001-confirmed-0a.json`;
  await store.data.put(broken, new TextEncoder().encode("{"));
  for (const { authority, name, bytes } of files) {
    await store.uploads.put(`${collection}/${period}/${authority}/${name}`, bytes);
  }
  await emulator.sqs("SendMessage", { QueueUrl: `${endpoint}/000000000000/arrivals`, MessageBody: "{not JSON" });
  const receipts = async (): Promise<number> => {
    let count = 0;
    for await (const { key } of store.data.list("receipts/")) if (key.endsWith("/receipt.json")) count += 1;
    return count;
  };
  await mustCome(`${good.length} receipts`, async () => (await receipts()) === good.length);
  await mustCome("2 dead letters", async () => (await countOf(emulator, letters)) === 2);
  const told = await readLetters(emulator, letters);
  console.log(`  the dead letters: ${told.join("; ")}`);
  if ((await receipts()) !== good.length) throw new Error("There are more receipts than good files");
  await store.data.delete(broken);
  await moveBack(emulator, letters);
  await mustCome(`${files.length} receipts once the cause was mended and the letters moved back`, async () => {
    return (await receipts()) === files.length;
  });
  await mustCome("1 dead letter, of what is no event", async () => (await countOf(emulator, letters)) === 1);
  const published = await emulator.lambda("functions/publish/invocations", { collection });
  console.log(`  published: ${JSON.stringify(published)}`);
  if ((await store.data.head(`snapshots/${collection}/latest.json`)) === undefined) throw new Error("No snapshot came");
}

/** Buckets, queues, functions and what ties them together. Gives the URL of the dead letters' queue. */
async function makeCloud(emulator: Emulator, reach: Parameters<typeof openS3Client>[0]): Promise<string> {
  const { endpoint } = emulator;
  const client = await openS3Client(reach);
  for (const Bucket of ["uploads", "data"]) {
    await client.createBucket({ Bucket });
    await client.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: "Enabled" } });
  }
  await emulator.sqs("CreateQueue", { QueueName: "letters" });
  const redrive = { deadLetterTargetArn: emulator.arnOf("sqs", "letters"), maxReceiveCount: TRIES };
  await emulator.sqs("CreateQueue", {
    QueueName: "arrivals",
    Attributes: { VisibilityTimeout: "10", RedrivePolicy: JSON.stringify(redrive) },
  });
  const letters = `${endpoint}/000000000000/letters`;
  await makeFunctions(emulator, { ...KEYS, DEAD_LETTER_URL: letters, S3_ENDPOINT: endpoint });
  await emulator.lambda("event-source-mappings/", {
    EventSourceArn: emulator.arnOf("sqs", "arrivals"),
    FunctionName: "ingest",
    BatchSize: 10,
    FunctionResponseTypes: ["ReportBatchItemFailures"],
  });
  const queue = { QueueArn: emulator.arnOf("sqs", "arrivals"), Events: ["s3:ObjectCreated:*" as const] };
  await client.putBucketNotificationConfiguration({
    Bucket: "uploads",
    NotificationConfiguration: { QueueConfigurations: [queue] },
  });
  client.destroy();
  return letters;
}

async function makeFunctions(emulator: Emulator, env: Readonly<Record<string, string>>): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), "returns-zips-"));
  try {
    for (const bundle of functionBundles.filter(({ name }) => name === "ingest" || name === "publish")) {
      const folder = join(root, bundle.name);
      await buildFunction(bundle, folder);
      const zip = await zipFolder(folder);
      console.log(`  ${bundle.name}: ${(zip.length / 1e6).toFixed(1)} MB zipped`);
      await emulator.lambda("functions", {
        FunctionName: bundle.name,
        Runtime: "nodejs24.x",
        Role: "arn:aws:iam::000000000000:role/any",
        // Lambda looks for "bundle.js", ".mjs" and ".cjs"; the emulator for the first two, and for what is named whole.
        Handler: bundle.format === "cjs" ? "bundle.cjs.handler" : "bundle.handler",
        Timeout: 60,
        MemorySize: 1024,
        Environment: { Variables: { ...env, UPLOADS_BUCKET: "uploads", DATA_BUCKET: "data" } },
        Code: { ZipFile: Buffer.from(zip).toString("base64") },
      });
    }
  } finally {
    await rm(root, { recursive: true });
  }
}

async function mustCome(what: string, holds: () => Promise<boolean>): Promise<void> {
  const started = Date.now();
  if (!(await until(holds, MOST_MS))) throw new Error(`There were not ${what} within ${MOST_MS / 1000} seconds`);
  console.log(`  ${what} after ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** What AWS does by StartMessageMoveTask, which the emulator does not have: every letter goes back to the queue of events. */
async function moveBack(emulator: Emulator, letters: string): Promise<void> {
  for (const { Body, ReceiptHandle } of await lettersIn(emulator, letters)) {
    await emulator.sqs("SendMessage", { QueueUrl: `${emulator.endpoint}/000000000000/arrivals`, MessageBody: Body });
    await emulator.sqs("DeleteMessage", { QueueUrl: letters, ReceiptHandle });
  }
}

async function countOf(emulator: Emulator, QueueUrl: string): Promise<number> {
  const AttributeNames = ["ApproximateNumberOfMessages"];
  const { Attributes } = await emulator.sqs("GetQueueAttributes", { QueueUrl, AttributeNames });
  return Number(Object.values(Attributes ?? {})[0] ?? 0);
}

/** Why each was set aside: our own say so, and what the queue moved by itself is the event as it came. */
async function readLetters(emulator: Emulator, letters: string): Promise<string[]> {
  const found = await lettersIn(emulator, letters);
  return found.map(({ Body }) => /"reason":"([^"]+)"/.exec(Body)?.[1] ?? "tried too often").toSorted();
}

interface Letter {
  readonly Body: string;
  readonly ReceiptHandle: string;
}

/** They stay where they are, for whoever asks next. */
async function lettersIn(emulator: Emulator, QueueUrl: string): Promise<readonly Letter[]> {
  const asked = { QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 };
  const { Messages } = await emulator.sqs("ReceiveMessage", asked);
  return Array.isArray(Messages) ? Messages : [];
}

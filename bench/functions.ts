import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store } from "../packages/core/src/storage/objects.ts";
import { mainJob } from "../sample/main-job.ts";
import type { SampleFile } from "../sample/sample-file.ts";
import { buildFunction, functionBundles } from "../scripts/bundles/build-function.ts";
import { zipFolder } from "../scripts/bundles/zip-folder.ts";
import { batchOf, eventDocument } from "../test/functions/event-documents.ts";
import { type Invoked, startFunction } from "../test/functions/lambda-runtime-api.ts";
import { twoBuckets } from "../test/functions/two-buckets.ts";
import { availableServer } from "../test/storage/servers/available-servers.ts";
import type { S3Server } from "../test/storage/servers/s3-server.ts";
import { median } from "./measure.ts";

const ROUNDS = 9;

/** Each function as it is deployed: its zip; and, in a fresh process each time, its start and first work, and its memory. */
export async function benchFunctions(rounds = ROUNDS): Promise<string[]> {
  const available = await availableServer();
  if (available.missing) return [`functions, left out: ${available.title}`];
  const root = await mkdtemp(join(tmpdir(), "returns-bench-"));
  const server = await available.start();
  try {
    const zipped = await buildAll(root);
    return [
      `functions, ${rounds} fresh processes each; milliseconds (of them processor time), medians`,
      ...zipped,
      ...(await cold(root, server, rounds)),
    ];
  } finally {
    await server.stop();
    await rm(root, { recursive: true });
  }
}

async function buildAll(root: string): Promise<string[]> {
  const lines: string[] = [];
  for (const bundle of functionBundles) {
    const folder = join(root, bundle.name);
    await buildFunction(bundle, folder);
    const { length } = await zipFolder(folder);
    lines.push(`  ${bundle.name.padEnd(34)} ${(length / 1e6).toFixed(1).padStart(6)} MB zipped (goal 30)`);
  }
  const publish = functionBundles.find(({ name }) => name === "publish");
  if (publish === undefined) throw new RangeError("There is no function publish");
  await buildFunction({ ...publish, entry: "bench/works/open-duckdb.ts" }, join(root, "baseline"));
  return lines;
}

interface Reading {
  readonly ready: number;
  readonly readyProcessor: number;
  readonly first: Invoked;
}

async function cold(root: string, server: S3Server, rounds: number): Promise<string[]> {
  const { store, uploads, env: buckets } = await twoBuckets(server);
  const env = { ...buckets, DEAD_LETTER_URL: "http://127.0.0.1:9/letters" };
  const files = mainJob().filter(({ collection, authority }) => authority !== "national" && collection !== "");
  const baseline: Reading[] = [];
  const ingest: Reading[] = [];
  // One to begin with: the first write of all tries out the server, and pages are read from the disk.
  for (const [round, file] of files.slice(0, rounds + 1).entries()) {
    const event = await sent(file, { store, bucket: uploads });
    const own = await once(join(root, "baseline"), {}, env);
    const theirs = await once(join(root, "ingest"), event, env);
    if (round > 0) {
      baseline.push(own);
      ingest.push(theirs);
    }
  }
  const publish: Reading[] = [];
  for (const { collection } of files.slice(0, 1)) publish.push(await once(join(root, "publish"), { collection }, env));
  return [
    line("Node, DuckDB open, select 1", baseline),
    line("ingest, a return of one council", ingest),
    line("publish, once", publish),
    `  ingest / baseline: ${(whole(ingest) / whole(baseline)).toFixed(2)} (goal 2); ready in 350 ms and 256 MiB are the goals`,
  ];
}

async function sent(file: SampleFile, { store, bucket }: { store: Store; bucket: string }): Promise<unknown> {
  const key = `${file.collection}/${file.period}/${file.authority}/${file.name}`;
  const put = await store.uploads.put(key, file.bytes);
  const [eTag = ""] = (put.done ? put.version : "").split("@");
  return batchOf([eventDocument("versitygw", { bucket, key, eTag })]);
}

async function once(folder: string, event: unknown, env: Readonly<Record<string, string>>): Promise<Reading> {
  const running = await startFunction(folder, env);
  try {
    const first = await running.invoke(event);
    if (!first.ok) throw new Error(JSON.stringify(first.body));
    return { ready: running.readyMs, readyProcessor: running.readyProcessorMs, first };
  } finally {
    await running.stop();
  }
}

function whole(readings: readonly Reading[]): number {
  return median(readings.map(({ ready, first }) => ready + first.milliseconds));
}

function line(name: string, readings: readonly Reading[]): string {
  const of = (value: (reading: Reading) => number): string => median(readings.map(value)).toFixed(0).padStart(5);
  return [
    `  ${name.padEnd(34)} ready ${of(({ ready }) => ready)} (${of(({ readyProcessor }) => readyProcessor)})`,
    `first work done ${of(({ ready, first }) => ready + first.milliseconds)} (${of(({ first }) => first.processorMs)})`,
    `${of(({ first }) => first.peakMiB)} MiB`,
  ].join(", ");
}

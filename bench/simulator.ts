import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { receiptBytes } from "../packages/core/src/workflows/receipt.ts";
import { assertTrue } from "../test/simulator/assert-true.ts";
import { runSimulation } from "../test/simulator/run-simulation.ts";
import { type ProcessStore, runWithProcesses } from "../test/simulator/run-with-processes.ts";
import { availableServer } from "../test/storage/servers/available-servers.ts";

const MEMORY_RUNS = 10_000;
/** Of the runs in memory, one in so many is done with processes that are killed, in a folder and in a bucket. */
const FOLDER_SHARE = 100;
const BUCKET_SHARE = 200;
const TOLD_EVERY = 500;

/** Plays seeded lives of returns and asserts after each what is promised. The seeds are others than the tests'. */
export async function benchSimulator(count = MEMORY_RUNS): Promise<string[]> {
  return [
    await timed("in memory, several workers, deaths at any call", count, inMemory),
    await timed("in a folder, processes killed with -9", Math.ceil(count / FOLDER_SHARE), inFolder),
    await inBuckets(Math.ceil(count / BUCKET_SHARE)),
  ];
}

async function timed(title: string, runs: number, run: (seed: string) => Promise<void>): Promise<string> {
  const start = performance.now();
  for (let index = 0; index < runs; index += 1) {
    await run(`bench ${index}`);
    if ((index + 1) % TOLD_EVERY === 0) process.stderr.write(`${index + 1} of ${runs} ${title}\n`);
  }
  const seconds = (performance.now() - start) / 1000;
  return `  ${runs} runs ${title}: as promised, each (${seconds.toFixed(0)} s)`;
}

async function inMemory(seed: string): Promise<void> {
  const { store, given, ...happened } = await runSimulation(seed);
  const receipts = new Map(given.map(({ receiptKey, receipt }) => [receiptKey, receiptBytes(receipt)]));
  await assertTrue(store, { ...happened, receipts }, seed);
}

async function inFolder(seed: string): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), "returns-killed-"));
  try {
    await killed(seed, { address: root, options: {} });
  } finally {
    await rm(root, { recursive: true });
  }
}

async function killed(seed: string, at: ProcessStore): Promise<void> {
  const { store, ...happened } = await runWithProcesses(seed, at);
  await assertTrue(store, happened, seed);
}

async function inBuckets(runs: number): Promise<string> {
  const available = await availableServer();
  if (available.missing) return `  no runs in a bucket: ${available.title}`;
  const server = await available.start();
  const { endpoint, credentials } = server;
  try {
    return await timed(`in a bucket of ${available.name}, processes killed with -9`, runs, async (seed) =>
      killed(seed, { address: `s3://${await server.newBucket()}/store`, options: { endpoint, credentials } }),
    );
  } finally {
    await server.stop();
  }
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { availableServer } from "../storage/servers/available-servers.ts";
import type { S3Server } from "../storage/servers/s3-server.ts";
import { assertTrue } from "./assert-true.ts";
import { type ProcessStore, runWithProcesses } from "./run-with-processes.ts";

/** The bench does many more: `npm run bench -- simulator`. */
const FOLDER_RUNS = 3;
const BUCKET_RUNS = 2;

async function run(seed: string, at: ProcessStore): Promise<number> {
  const { store, killed, ...happened } = await runWithProcesses(seed, at);
  await assertTrue(store, happened, seed);
  return killed;
}

describe("workers killed with -9", () => {
  it("lose nothing in a folder", async () => {
    let killed = 0;
    for (let index = 0; index < FOLDER_RUNS; index += 1) {
      const root = await mkdtemp(join(tmpdir(), "returns-killed-"));
      try {
        killed += await run(`folder ${index}`, { address: root, options: {} });
      } finally {
        await rm(root, { recursive: true });
      }
    }
    expect(killed).toBeGreaterThan(0);
  });
});

const available = await availableServer();
describe.skipIf(available.missing)(`workers killed with -9, on ${available.title}`, () => {
  let server: S3Server;
  beforeAll(async () => {
    server = await available.start();
  });
  afterAll(() => server.stop());

  it("lose nothing in a bucket", async () => {
    const { endpoint, credentials } = server;
    let killed = 0;
    for (let index = 0; index < BUCKET_RUNS; index += 1) {
      const address = `s3://${await server.newBucket()}/store`;
      killed += await run(`bucket ${index}`, { address, options: { endpoint, credentials } });
    }
    expect(killed).toBeGreaterThan(0);
  });
});

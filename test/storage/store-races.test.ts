import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Objects } from "../../packages/core/src/storage/objects.ts";
import { memoryStore, openStore } from "../../packages/core/src/storage/open-store.ts";
import { readLatest } from "../../packages/core/src/workflows/latest-snapshot.ts";
import { listLog } from "../../packages/core/src/workflows/return-log.ts";
import { RACE_PLACE, type RaceWork, race, raceSubjects } from "./racing.ts";
import { availableServers } from "./servers/available-servers.ts";
import type { S3Server } from "./servers/s3-server.ts";

const WORKERS = 10;
const APPENDS = 3;
const MOVES = 2;
const SHARES = Array.from({ length: WORKERS }, (_, worker) => ({ worker, appends: APPENDS, moves: MOVES }));

/** Runs one worker in a process of its own. */
async function raceElsewhere(address: string, options: object, work: RaceWork): Promise<readonly number[]> {
  const script = fileURLToPath(new URL("processes/race.ts", import.meta.url));
  const given = [address, options, work].map((value) => JSON.stringify(value));
  const child = spawn(process.execPath, [script, ...given], { stdio: ["ignore", "pipe", "inherit"] });
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  expect(code).toBe(0);
  return JSON.parse(printed);
}

/** Every entry is in the log once, and every published version followed one that somebody had seen. */
async function expectNothingLost(data: Objects, published: readonly (readonly number[])[]): Promise<void> {
  const log = await listLog(data, RACE_PLACE);
  expect(log.map(({ subject }) => subject).sort()).toEqual(raceSubjects(WORKERS, APPENDS));
  const numbers = published.flat().sort((left, right) => left - right);
  expect(numbers).toEqual(Array.from({ length: WORKERS * MOVES }, (_, index) => index + 1));
  expect((await readLatest(data, RACE_PLACE.collection))?.latest.version).toBe(String(WORKERS * MOVES));
}

const NAME = "ten workers append to one log and publish to one latest, and nothing is lost";

it(`${NAME}, in memory`, async () => {
  const { data } = memoryStore();
  await expectNothingLost(data, await Promise.all(SHARES.map((work) => race(data, work))));
});

it(`${NAME}, in a folder, each in a process of its own`, async () => {
  const root = await mkdtemp(join(tmpdir(), "returns-races-"));
  try {
    const published = await Promise.all(SHARES.map((work) => raceElsewhere(root, {}, work)));
    await expectNothingLost(openStore(root).data, published);
  } finally {
    await rm(root, { recursive: true });
  }
});

for (const available of await availableServers()) {
  describe.skipIf(available.missing)(`on ${available.title}`, () => {
    let server: S3Server;
    beforeAll(async () => {
      server = await available.start();
    });
    afterAll(() => server.stop());

    it(`${NAME}, each in a process of its own`, async () => {
      const address = `s3://${await server.newBucket({ versions: available.name === "minio" })}/store`;
      const { endpoint, credentials } = server;
      const { data } = openStore(address, server);
      await data.put("first", new Uint8Array(), { if: "absent" });
      const published = await Promise.all(
        SHARES.map((work) => raceElsewhere(address, { endpoint, credentials }, work)),
      );
      await expectNothingLost(data, published);
    });
  });
}

import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { openStore } from "../../packages/core/src/storage/open-store.ts";
import { openS3Client } from "../../packages/core/src/storage/s3-client.ts";
import { readLatest } from "../../packages/core/src/workflows/latest-snapshot.ts";
import { readManifest } from "../../packages/core/src/workflows/previous-snapshot.ts";
import { mainJob } from "../../sample/main-job.ts";
import type { S3Server } from "../storage/servers/s3-server.ts";
import { type ServeProcess, startServe } from "./serve-process.ts";
import { webhookServers } from "./webhook-servers.ts";

/** How many councils send; `RETURNS_TEST_UPLOADS=152` has all of them. */
const COUNCILS = Number(process.env["RETURNS_TEST_UPLOADS"] ?? "4");
const COLLECTION = "personal-budgets";
const PERIOD = "2010-03-31";
const TOKEN = "drawn-by-chance-for-this-test";
const EVERY_SECOND = "* * * * * *";
/** Seldom enough that most ticks find all returns there: each one before makes a snapshot of its own. */
const TICK = COUNCILS > 20 ? "* * * * *" : "*/5 * * * * *";
/** So long may the test with uploads take. */
const MOST_MS = 180_000 + COUNCILS * 5_000;
/** No tick while the test runs. */
const NEVER = "0 0 1 1 *";

const files = mainJob()
  .filter(({ collection, period }) => collection === COLLECTION && period === PERIOD)
  .filter(({ authority }, index, all) => all.findIndex((one) => one.authority === authority) === index)
  .slice(0, COUNCILS);

let serve: ServeProcess | undefined;
afterEach(async () => {
  await serve?.stop();
  serve = undefined;
});

async function put(store: Store, some: typeof files = files): Promise<void> {
  for (const { authority, name, bytes } of some) {
    await store.uploads.put(`${COLLECTION}/${PERIOD}/${authority}/${name}`, bytes);
  }
}

async function receipts({ data }: Store): Promise<number> {
  let count = 0;
  for await (const { key } of data.list("receipts/")) if (key.endsWith("/receipt.json")) count += 1;
  return count;
}

/** How many returns the latest snapshot is made of. */
async function published({ data }: Store): Promise<number> {
  const found = await readLatest(data, COLLECTION);
  return found === undefined ? 0 : (await readManifest(data, found.latest)).inputs.length;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(200);
}

for (const available of await webhookServers()) {
  describe.skipIf(available.missing)(`returns serve beside ${available.title}, which tells it of uploads`, () => {
    let relay: Relay;
    let server: S3Server;
    let bucket: string;
    let store: Store;
    beforeAll(async () => {
      relay = await startRelay();
      server = await available.start({ url: `${relay.endpoint}/events/uploads`, token: TOKEN });
      bucket = await server.newBucket({ versions: true });
      await tellOfBucket(server, bucket, available.title);
      store = openStore(`s3://${bucket}`, server);
    });
    afterAll(async () => {
      await server.stop();
      relay.stop();
    });

    async function started(reconcile: string, publish: string): Promise<ServeProcess> {
      const { accessKeyId, secretAccessKey } = server.credentials;
      const args = ["--store", `s3://${bucket}`, "--endpoint", server.endpoint];
      return startServe([...args, "--reconcile", reconcile, "--publish", publish], {
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        RETURNS_WEBHOOK_TOKEN: TOKEN,
      });
    }

    it(
      "answers each with a receipt as it comes, and publishes all of them at the next tick",
      async () => {
        serve = await started(NEVER, TICK);
        relay.to(serve.port);
        await until(async () => serve?.logged.some(({ message }) => message === "Reconciled") === true);
        const began = performance.now();
        await put(store);
        const answers = () => serve?.logged.filter(({ message }) => message === "Answered") ?? [];
        await until(async () => answers().length >= files.length);
        const seconds = (performance.now() - began) / 1000;
        expect(await receipts(store)).toBe(files.length);
        const answered = answers();
        const accepted = answered.filter(({ outcome }) => outcome === "accepted");
        expect(accepted.length).toBeGreaterThan(files.length / 2);
        await until(async () => (await published(store)) === accepted.length);
        expect(answered.filter(({ found }) => found === true)).toEqual([]);
        expect(new Set(answered.map(({ submission }) => submission)).size).toBe(files.length);
        process.stderr.write(`${available.title}: ${files.length} uploads answered within ${seconds.toFixed(1)} s\n`);
        expect(await serve.stop()).toBe(0);
        expect(serve.logged.at(-1)).toMatchObject({ message: "Stopped", left: 0 });
        for await (const { key } of store.data.list("dead-letters/")) throw new Error(`${key} is there`);
      },
      MOST_MS,
    );

    it(
      "finds, when it starts, what came while it was away",
      async () => {
        relay.to(undefined);
        const [file] = files;
        if (file !== undefined)
          await put(store, [{ ...file, name: "while away.csv", bytes: new Uint8Array([65, 66]) }]);
        const before = await receipts(store);
        serve = await started(NEVER, NEVER);
        await until(async () => (await receipts(store)) === before + 1);
        await until(async () => serve?.logged.some(({ message }) => message === "Reconciled") === true);
        expect(serve.logged.find(({ message }) => message === "Reconciled")).toMatchObject({ found: 1, failed: 0 });
      },
      MOST_MS,
    );
  });
}

describe("returns serve on a folder", () => {
  it("finds what is put there, publishes it, and says that it is ready", async () => {
    const folder = await mkdtemp(join(tmpdir(), "returns-serve-"));
    try {
      const args = ["--store", folder, "--reconcile", EVERY_SECOND, "--publish", EVERY_SECOND];
      serve = await startServe(args);
      const store = openStore(folder);
      await put(store, files.slice(0, 2));
      await until(async () => (await published(store)) === 2);
      expect((await fetch(`http://127.0.0.1:${serve.port}/ready`)).status).toBe(200);
      expect((await fetch(`http://127.0.0.1:${serve.port}/events/uploads`, { method: "POST" })).status).toBe(404);
      expect(await serve.stop()).toBe(0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("does not start with a schedule or a token that cannot be used", async () => {
    await expect(startServe(["--store", "/tmp/none", "--publish", "soon"])).rejects.toThrow(/ended with 2.*soon/s);
    const short = { RETURNS_WEBHOOK_TOKEN: "short" };
    await expect(startServe(["--store", "/tmp/none"], short)).rejects.toThrow(/ended with 2.*too short/s);
  });
});

interface Relay {
  readonly endpoint: string;
  /** Where events go from here on; nowhere, and answered all the same, where none is given. */
  to(port: number | undefined): void;
  stop(): void;
}

/** Stands between: a server has to be told where events go before there is a server that takes them. */
async function startRelay(): Promise<Relay> {
  let target: number | undefined;
  const server: Server = createServer(async (incoming, outgoing) => {
    const { method = "", url = "" } = incoming;
    const body = await buffer(incoming);
    const authorization = incoming.headers.authorization;
    const headers = authorization === undefined ? {} : { authorization };
    const answer =
      target === undefined || method !== "POST"
        ? undefined
        : await fetch(`http://127.0.0.1:${target}${url}`, { method, headers, body }).catch(() => undefined);
    outgoing.writeHead(target === undefined ? 200 : (answer?.status ?? 502)).end();
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`,
    to(port) {
      target = port;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** MinIO is asked for events of a bucket; versitygw tells of all of them. */
async function tellOfBucket(server: S3Server, Bucket: string, title: string): Promise<void> {
  if (title !== "minio") return;
  const client = await openS3Client(server);
  const queue = { QueueArn: "arn:minio:sqs::RETURNS:webhook", Events: ["s3:ObjectCreated:*" as const] };
  await client.putBucketNotificationConfiguration({
    Bucket,
    NotificationConfiguration: { QueueConfigurations: [queue] },
  });
  client.destroy();
}

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quoteLiteral } from "../../packages/core/src/publish/sql-quote.ts";
import type { Objects, Store } from "../../packages/core/src/storage/objects.ts";
import { openStore } from "../../packages/core/src/storage/open-store.ts";
import { openS3Client } from "../../packages/core/src/storage/s3-client.ts";
import { readLatest } from "../../packages/core/src/workflows/latest-snapshot.ts";
import { bringHttpfs } from "../../scripts/clients/bring-clients.ts";
import { cacheFolder } from "../../scripts/s3-servers/cache-folder.ts";
import { binaryPath } from "../../scripts/s3-servers/server-binary.ts";
import { serverPrograms } from "../../scripts/s3-servers/server-programs.ts";
import { availableServer } from "../storage/servers/available-servers.ts";
import type { S3Server } from "../storage/servers/s3-server.ts";
import { publish, sendFile } from "../workflows/published-store.ts";
import { place, surveyReturn } from "../workflows/survey-return.ts";

const SECRET = "known to nobody but this test";
const COUNCIL = "council-102";
const ANALYST = "analyst";
const { collection, period } = place;

const available = await availableServer();
const cache = cacheFolder(process.env);
const httpfs = await bringHttpfs({ cache, env: process.env, say: (line) => process.stderr.write(`${line}\n`) });

describe.skipIf(available.missing)(`keys with as little as they need, at ${available.title}`, () => {
  let server: S3Server;
  let bucket: string;
  let version: string;
  beforeAll(async () => {
    server = await available.start();
    bucket = await server.newBucket({ versions: true });
    const store = openStore(`s3://${bucket}`, server);
    await sendFile(store, `${collection}/${period}/102`, surveyReturn());
    await store.uploads.put(`${collection}/${period}/104/return.csv`, surveyReturn());
    await publish(store);
    version = (await readLatest(store.data, collection))?.latest.version ?? "";
    for (const user of [ANALYST, COUNCIL]) makeUser(server, user);
    await setPolicy(server, bucket);
  });
  afterAll(() => server.stop());

  function storeOf(accessKeyId: string): Store {
    const { endpoint } = server;
    return openStore(`s3://${bucket}`, { endpoint, credentials: { accessKeyId, secretAccessKey: SECRET } });
  }

  it("an analyst's reads snapshots, and neither uploads, nor receipts, nor rows; it writes nothing", async () => {
    const { uploads, data } = storeOf(ANALYST);
    const snapshot = `snapshots/${collection}/${version}`;
    expect(await listed(data, `${snapshot}/`)).toContain(`${snapshot}/figures.parquet`);
    expect(await data.get(`${snapshot}/figures.parquet`)).toBeDefined();
    const denied = /may not do that/;
    await expect(uploads.get(`${collection}/${period}/102/return.csv`)).rejects.toThrow(denied);
    await expect(listed(uploads, "")).rejects.toThrow(denied);
    for (const prefix of ["", "receipts/", "rows/", "originals/", "log/"]) {
      await expect(listed(data, prefix), prefix).rejects.toThrow(denied);
    }
    await expect(data.put(`${snapshot}/figures.parquet`, new Uint8Array(1))).rejects.toThrow(denied);
    await expect(data.delete(`${snapshot}/figures.parquet`)).rejects.toThrow(denied);
  });

  it("a council's writes under its own prefix, and can neither list nor read nor write another's", async () => {
    const { uploads, data } = storeOf(COUNCIL);
    const own = `${collection}/${period}/102/again.csv`;
    const others = `${collection}/${period}/104/return.csv`;
    expect(await uploads.put(own, surveyReturn())).toMatchObject({ done: true });
    const denied = /may not do that/;
    await expect(uploads.put(others, surveyReturn())).rejects.toThrow(denied);
    await expect(uploads.get(others)).rejects.toThrow(denied);
    await expect(listed(uploads, `${collection}/${period}/104/`)).rejects.toThrow(denied);
    await expect(listed(uploads, "")).rejects.toThrow(denied);
    expect((await listed(data, `receipts/${collection}/${period}/102/`)).length).toBeGreaterThan(0);
    await expect(listed(data, `receipts/${collection}/${period}/104/`)).rejects.toThrow(denied);
    await expect(listed(data, `snapshots/${collection}/`)).rejects.toThrow(denied);
    await expect(uploads.delete(own)).rejects.toThrow(denied);
  });

  const why = "missing" in httpfs ? ` (left out: ${httpfs.missing})` : "";
  it.skipIf("missing" in httpfs)(`DuckDB reads and attaches a snapshot with the analyst's${why}`, async () => {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    try {
      const address = `s3://${bucket}/data/snapshots/${collection}/${version}`;
      await reach(connection, server);
      const parquet = await countOf(connection, `read_parquet('${address}/fig*.parquet')`);
      expect(parquet).toBeGreaterThan(0);
      await connection.run(`ATTACH '${address}/${collection}.duckdb' AS published (READ_ONLY)`);
      expect(await countOf(connection, "published.figures")).toBe(parquet);
      const upload = `s3://${bucket}/uploads/${collection}/${period}/102/return.csv`;
      await expect(countOf(connection, `read_csv('${upload}')`)).rejects.toThrow(/403|Forbidden|Access ?Denied/i);
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  });
});

async function listed(objects: Objects, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of objects.list(prefix)) keys.push(key);
  return keys;
}

function makeUser({ endpoint, credentials }: S3Server, user: string): void {
  const { accessKeyId, secretAccessKey } = credentials;
  const admin = ["admin", "--access", accessKeyId, "--secret", secretAccessKey, "--endpoint-url", endpoint];
  const made = ["create-user", "--access", user, "--secret", SECRET, "--role", "user"];
  execFileSync(binaryPath(serverPrograms.versitygw, cache), [...admin, ...made], { stdio: "ignore" });
}

/** The policy that is handed out with the server, with names filled in. */
async function setPolicy(server: S3Server, Bucket: string): Promise<void> {
  const text = readFileSync(new URL("../../server/bucket-policy.example.json", import.meta.url), "utf8");
  const names = { BUCKET: Bucket, ANALYST, COUNCIL, COLLECTION: collection, AUTHORITY: place.authority };
  const Policy = Object.entries(names).reduce((rest, [name, value]) => rest.replaceAll(name, value), text);
  const client = await openS3Client(server);
  await client.putBucketPolicy({ Bucket, Policy });
  client.destroy();
}

async function reach(connection: DuckDBConnection, { endpoint }: S3Server): Promise<void> {
  if ("path" in httpfs) await connection.run(`LOAD ${quoteLiteral(httpfs.path)}`);
  const host = quoteLiteral(new URL(endpoint).host);
  await connection.run(
    `CREATE SECRET (TYPE s3, PROVIDER config, KEY_ID '${ANALYST}', SECRET ${quoteLiteral(SECRET)}, REGION 'us-east-1', ENDPOINT ${host}, URL_STYLE 'path', USE_SSL false)`,
  );
}

async function countOf(connection: DuckDBConnection, from: string): Promise<number> {
  const reader = await connection.runAndReadAll(`SELECT count(*)::INTEGER FROM ${from}`);
  return Number(reader.getRows()[0]?.[0]);
}

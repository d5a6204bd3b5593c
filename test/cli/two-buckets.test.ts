import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Objects } from "../../packages/core/src/storage/objects.ts";
import { openStore } from "../../packages/core/src/storage/open-store.ts";
import { openS3Client } from "../../packages/core/src/storage/s3-client.ts";
import { cacheFolder } from "../../scripts/s3-servers/cache-folder.ts";
import { binaryPath } from "../../scripts/s3-servers/server-binary.ts";
import { serverPrograms } from "../../scripts/s3-servers/server-programs.ts";
import { startServe } from "../server/serve-process.ts";
import { availableServer } from "../storage/servers/available-servers.ts";
import type { S3Server } from "../storage/servers/s3-server.ts";
import { returns, somePeople, surveyReturn, testFolder } from "./test-store.ts";

const SECRET = "known to nobody but this test";
const READS = ["s3:GetObject", "s3:GetObjectVersion"];
const LISTS = ["s3:ListBucket", "s3:ListBucketVersions"];
const PLACE = "personal-budgets/2010-03-31";
const survey = ["--collection", "personal-budgets", "--period", "2010-03-31"];
const available = await availableServer();

function sample(): string {
  const folder = testFolder();
  writeFileSync(join(folder, "c.xlsx"), surveyReturn("Cumbria", somePeople));
  return folder;
}

describe("a store whose uploads lie apart", () => {
  it("has uploads in one folder and all else in the other, by options and by the environment", async () => {
    const folder = sample();
    const sent = await returns(folder, ["submit", "c.xlsx", ...survey, "--store", "data", "--uploads", "in"]);
    expect(sent.code).toBe(0);
    const env = { RETURNS_STORE: "data", RETURNS_UPLOADS_STORE: "in" };
    const worked = await returns(folder, ["work", "--json"], { env });
    expect(JSON.parse(worked.out)).toMatchObject({ worked: [], before: 1 });
    const { uploads, data } = openStore({ uploads: join(folder, "in"), data: join(folder, "data") });
    expect(await keys(uploads)).toEqual([`${PLACE}/102/c.xlsx`]);
    expect((await keys(data)).map((key) => key.split("/")[0])).toEqual(expect.arrayContaining(["log", "receipts"]));
  });

  it("does not mix a store of the command line with uploads of the environment", async () => {
    const folder = sample();
    const env = { RETURNS_STORE: "data", RETURNS_UPLOADS_STORE: "in" };
    await returns(folder, ["submit", "c.xlsx", ...survey, "--store", "own"], { env });
    const { uploads } = openStore(join(folder, "own"));
    expect(await keys(uploads)).toEqual([`${PLACE}/102/c.xlsx`]);
  });

  it.each([
    [["--store", "data", "--uploads", "data/in"], "one lies inside the other"],
    [["--store", "s3://one", "--uploads", "s3://one"], "one lies inside the other"],
    [["--store", "s3://one/data/", "--uploads", "s3://one"], "one lies inside the other"],
    [["--store", "s3://one", "--uploads", "in"], "give two folders or two buckets"],
    [["--uploads", "in"], "Add --store as well"],
    [["--store", "s3://one", "--uploads", "s3://x"], "it names no bucket"],
  ])("is refused as %j, in words", async (addresses, fault) => {
    const { code, err } = await returns(sample(), ["submit", "c.xlsx", ...survey, ...addresses]);
    expect([code, err.replaceAll(/\s+/g, " ")]).toEqual([2, expect.stringContaining(fault)]);
  });

  it("may lie in two places of one bucket, whose names begin alike", async () => {
    const at = ["--store", "s3://one/returns", "--uploads", "s3://one/returns-in", "--endpoint", "http://127.0.0.1:1"];
    const env = { AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b" };
    expect((await returns(sample(), ["work", ...at], { env })).code).toBe(3);
  });
});

describe.skipIf(available.missing)(`two buckets of ${available.title}, each with keys of its own`, () => {
  let server: S3Server;
  let at: { readonly uploads: string; readonly data: string };
  const addresses = () => ["--store", `s3://${at.data}`, "--uploads", `s3://${at.uploads}`];
  const env = (user: string) => ({
    AWS_ACCESS_KEY_ID: user,
    AWS_SECRET_ACCESS_KEY: SECRET,
    RETURNS_ENDPOINT: server.endpoint,
  });
  beforeAll(async () => {
    server = await available.start();
    at = { uploads: await server.newBucket({ versions: true }), data: await server.newBucket({ versions: true }) };
    for (const user of ["works", "sends", "reads"]) makeUser(server, user);
    await setPolicy(server, at.uploads, [allow("works", [...READS, "s3:PutObject"]), allow("sends", ["s3:PutObject"])]);
    await setPolicy(server, at.data, [
      allow("works", [...READS, "s3:PutObject", "s3:DeleteObject"]),
      { ...allow("reads", READS), Resource: ["snapshots/*"] },
    ]);
  });
  afterAll(() => server.stop());

  it("take a return from a council's key to a figure that an analyst's key reads", async () => {
    const { endpoint } = server;
    const credentials = { accessKeyId: "sends", secretAccessKey: SECRET };
    const council = openStore({ uploads: `s3://${at.uploads}`, data: `s3://${at.data}` }, { endpoint, credentials });
    await council.uploads.put(`${PLACE}/102/c.xlsx`, surveyReturn("Cumbria", somePeople));
    await expect(keys(council.uploads)).rejects.toThrow(/may not do that/);
    await expect(council.data.put("log/a.json", new Uint8Array(1))).rejects.toThrow(/may not do that/);

    const worked = await returns(testFolder(), ["work", ...addresses(), "--json"], { env: env("works") });
    expect(JSON.parse(worked.out)).toMatchObject({ worked: [{ outcome: "accepted" }], failed: [] });
    const named = { RETURNS_STORE: `s3://${at.data}`, RETURNS_UPLOADS_STORE: `s3://${at.uploads}` };
    const published = await returns(testFolder(), ["publish", "personal-budgets"], {
      env: { ...env("works"), ...named },
    });
    expect(published.out).toContain(`s3://${at.data}/snapshots/personal-budgets/1.0.0`);

    const sql = ["query", "SELECT count(*) AS n FROM headline", "--snapshot", "personal-budgets@1.0.0"];
    const asked = [...sql, ...addresses(), "--format", "csv"];
    expect((await returns(testFolder(), asked, { env: env("reads") })).out).toMatch(/^n\r\n[1-9]\d*\r\n$/);
    const tried = await returns(testFolder(), ["status", "personal-budgets", ...addresses()], { env: env("reads") });
    expect(tried.code).toBe(3);
  });

  it("are served: what was put into the one is answered in the other", async () => {
    const credentials = { accessKeyId: "works", secretAccessKey: SECRET };
    const both = { uploads: `s3://${at.uploads}`, data: `s3://${at.data}` };
    const store = openStore(both, { endpoint: server.endpoint, credentials });
    await store.uploads.put(`${PLACE}/104/e.xlsx`, surveyReturn("Northumberland", somePeople));
    const serve = await startServe([...addresses(), "--publish", "0 0 1 1 *"], env("works"));
    try {
      const receipts = `receipts/${PLACE}/104/`;
      while ((await keys(store.data, receipts)).length === 0) await pause(200);
      expect((await fetch(`http://127.0.0.1:${serve.port}/ready`)).status).toBe(200);
    } finally {
      expect(await serve.stop()).toBe(0);
    }
  });
});

async function keys(objects: Objects, prefix = ""): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of objects.list(prefix)) found.push(key);
  return found;
}

function makeUser({ endpoint, credentials }: S3Server, user: string): void {
  const { accessKeyId, secretAccessKey } = credentials;
  const admin = ["admin", "--access", accessKeyId, "--secret", secretAccessKey, "--endpoint-url", endpoint];
  const made = ["create-user", "--access", user, "--secret", SECRET, "--role", "user"];
  execFileSync(binaryPath(serverPrograms.versitygw, cacheFolder(process.env)), [...admin, ...made], {
    stdio: "ignore",
  });
}

interface Allowed {
  readonly Principal: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

function allow(Principal: string, Action: readonly string[]): Allowed {
  return { Principal, Action, Resource: ["*"] };
}

/** Who may do something with objects of a bucket may list it too, but for who only sends. */
async function setPolicy(server: S3Server, Bucket: string, allowed: readonly Allowed[]): Promise<void> {
  const arn = `arn:aws:s3:::${Bucket}`;
  const Statement = allowed.flatMap(({ Principal, Action, Resource }) => {
    const may = { Effect: "Allow", Principal: { AWS: [Principal] } };
    const lists = { ...may, Action: LISTS, Resource: [arn] };
    const bounded = Resource.includes("*") ? {} : { Condition: { StringLike: { "s3:prefix": Resource } } };
    const objects = { ...may, Action, Resource: Resource.map((one) => `${arn}/${one}`) };
    return Action.length === 1 ? [objects] : [objects, { ...lists, ...bounded }];
  });
  const client = await openS3Client(server);
  await client.putBucketPolicy({ Bucket, Policy: JSON.stringify({ Version: "2012-10-17", Statement }) });
  client.destroy();
}

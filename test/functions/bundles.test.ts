import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { buildFunction, type FunctionBundle, functionBundles } from "../../scripts/bundles/build-function.ts";
import { zipFolder } from "../../scripts/bundles/zip-folder.ts";
import { availableServer } from "../storage/servers/available-servers.ts";
import type { S3Server } from "../storage/servers/s3-server.ts";
import { key, place, surveyReturn } from "../workflows/survey-return.ts";
import { batchOf, eventDocument, httpRequest } from "./event-documents.ts";
import { type RunningFunction, startFunction } from "./lambda-runtime-api.ts";
import { twoBuckets } from "./two-buckets.ts";

/** Of one without a native library. */
const MOST_ZIPPED = 2_000_000;
const available = await availableServer();

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "returns-bundles-"));
});
afterAll(() => rm(root, { recursive: true }));

/**
 * Builds a function, zips it and unzips it elsewhere, where nothing of the project is near. One with DuckDB is only built
 * there: to zip it takes ten seconds, and `npm run bench -- functions` does.
 */
async function unzipped(bundle: FunctionBundle): Promise<string> {
  const built = await mkdtemp(join(root, "built-"));
  await buildFunction(bundle, built);
  if (bundle.install.length > 0) return built;
  const zip = await zipFolder(built);
  expect(zip.length).toBeLessThan(MOST_ZIPPED);
  const folder = await mkdtemp(join(root, "task-"));
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  return folder;
}

function named(name: string): FunctionBundle {
  const found = functionBundles.find((one) => one.name === name);
  if (found === undefined) throw new RangeError(`There is no function ${name}`);
  return found;
}

describe.skipIf(available.missing)(`each function, unzipped alone, beside ${available.title}`, () => {
  let server: S3Server;
  let uploads: string;
  let store: Store;
  let env: Readonly<Record<string, string>>;
  let submission = "";
  const running: RunningFunction[] = [];
  beforeAll(async () => {
    server = await available.start();
    const buckets = await twoBuckets(server);
    ({ uploads, store } = buckets);
    env = {
      ...buckets.env,
      DEAD_LETTER_URL: "http://127.0.0.1:9/letters",
      COUNCIL_ROLE_PREFIX: "test-council-",
    };
  });
  afterAll(async () => {
    for (const one of running) await one.stop();
    await server.stop();
  });

  async function start(name: string): Promise<RunningFunction> {
    const started = await startFunction(await unzipped(named(name)), env);
    running.push(started);
    return started;
  }

  it("takes an upload to its receipt, and gives back what it cannot even send to the dead letters", async () => {
    const ingest = await start("ingest");
    const put = await store.uploads.put(key, surveyReturn());
    const [eTag = ""] = (put.done ? put.version : "").split("@");
    const body = eventDocument("versitygw", { bucket: uploads, key, eTag });
    const first = await ingest.invoke(batchOf([eventDocument("aws-test"), body]));
    expect(first, ingest.printed().join("\n")).toMatchObject({ ok: true, body: { batchItemFailures: [] } });
    const poison = await ingest.invoke(batchOf([body, "{"]));
    expect(poison.body).toEqual({ batchItemFailures: [{ itemIdentifier: "m1" }] });
    for await (const { key: written } of store.data.list("receipts/")) submission = written.split("/").at(-2) ?? "";
    expect(submission).toMatch(/^[0-9a-f]{20}$/);
    const lines = ingest.printed().map((line): Readonly<Record<string, unknown>> => JSON.parse(line));
    expect(lines.find(({ message }) => message === "Answered")).toMatchObject({ submission, outcome: "accepted" });
    expect(lines.find((line) => "Returns" in line)).toHaveProperty("_aws.CloudWatchMetrics");
  });

  it("publishes a snapshot when its schedule comes", async () => {
    const publish = await start("publish");
    const published = await publish.invoke({ collection: place.collection });
    expect(published, publish.printed().join("\n")).toMatchObject({ ok: true, body: { kind: "published" } });
    expect(await store.data.head(`snapshots/${place.collection}/latest.json`)).toBeDefined();
    expect((await publish.invoke({ collection: place.collection })).body).toMatchObject({ kind: "unchanged" });
    expect(await publish.invoke({})).toMatchObject({ ok: false });
  });

  it("reconciles, gives a form, and shows a receipt", async () => {
    const reconcile = await start("reconcile");
    expect((await reconcile.invoke({})).body).toMatchObject({ found: 0, failed: 0, stuck: 0, unknown: 0 });
    const form = await start("upload-form");
    const body = JSON.stringify({ collection: place.collection, period: place.period, file: "return.csv" });
    expect((await form.invoke(httpRequest("test-council-102", { body }))).body).toMatchObject({ statusCode: 201 });
    const receipt = await start("receipt");
    const asked = httpRequest("test-council-102", {
      pathParameters: { number: submission },
      queryStringParameters: { collection: place.collection, period: place.period },
    });
    expect((await receipt.invoke(asked)).body).toMatchObject({ statusCode: 200 });
  });

  it("does not start without its environment, and says what is missing", async () => {
    const folder = await unzipped(named("receipt"));
    const { DATA_BUCKET: _, ...less } = env;
    await expect(startFunction(folder, less)).rejects.toThrow(/DATA_BUCKET/);
  });
});

describe("what is hard to bundle", () => {
  it("works in a folder of its own: the solver, the charts and the engine", async () => {
    const bundle = { ...named("publish"), entry: "test/functions/processes/solve-and-draw.ts" };
    const folder = await unzipped(bundle);
    const alone = await startFunction(folder, { TMPDIR: root });
    try {
      expect((await alone.invoke({})).body).toEqual({
        solved: [3],
        rows: [{ answer: 42 }],
        isDrawn: true,
      });
    } finally {
      await alone.stop();
    }
  });
});

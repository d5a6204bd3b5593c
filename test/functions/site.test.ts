import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { setFilingRules } from "../../packages/core/src/workflows/set-rules.ts";
import { buildFunction, functionBundles } from "../../scripts/bundles/build-function.ts";
import { availableServer } from "../storage/servers/available-servers.ts";
import type { S3Server } from "../storage/servers/s3-server.ts";
import { bucketFormOn, postToBucket } from "../web/bucket-form.ts";
import { browse, ORIGIN, signIn } from "../web/site-for-tests.ts";
import {
  asFile,
  BROKEN_CELLS,
  brokenFile,
  COLLECTION,
  COUNCIL,
  goodFile,
  PERIOD,
  RETURN,
} from "../web/survey-files.ts";
import { callFunctionUrl } from "./function-url.ts";
import { type RunningFunction, startFunction } from "./lambda-runtime-api.ts";
import { twoBuckets } from "./two-buckets.ts";

const available = await availableServer();
const clock = () => new Date();
const TOKEN = "a token that the edge adds to each request";
/** As CloudFront's function puts them to what a reader sends. */
const EDGE = { "x-returns-edge": TOKEN, "x-returns-viewer": "192.0.2.7" };

describe.skipIf(available.missing)(`the website as a function, beside ${available.title}`, () => {
  let folder: string;
  let server: S3Server;
  let store: Store;
  let env: Readonly<Record<string, string>>;
  let site: RunningFunction;
  const running: RunningFunction[] = [];
  const start = async (over: Readonly<Record<string, string>> = {}) => {
    const started = await startFunction(folder, { ...env, ...over });
    running.push(started);
    return started;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "returns-site-"));
    const bundle = functionBundles.find(({ name }) => name === "site");
    if (bundle === undefined) throw new RangeError("There is no function site");
    await buildFunction(bundle, folder);
    server = await available.start();
    const buckets = await twoBuckets(server);
    store = buckets.store;
    env = {
      ...buckets.env,
      TMPDIR: tmpdir(),
      EDGE_TOKEN: TOKEN,
      RETURNS_SITE: ORIGIN,
      RETURNS_SITE_SECRET: "a secret of no consequence, for tests only",
    };
    site = await start();
  });
  afterAll(async () => {
    for (const one of running) await one.stop();
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const call = (path: string, init: RequestInit = {}, to = site) => callFunctionUrl(to, `${ORIGIN}${path}`, init);
  const visitor = (to = site) => ({
    options: { origin: ORIGIN, access: undefined, store, clock },
    app: { request: (url: string, init: RequestInit) => callFunctionUrl(to, url, { ...init, edge: EDGE }) },
  });

  it("gives its pages, and style and scripts that were made when it was built", async () => {
    const home = await browse(visitor()).get("/");
    expect(home.status, site.printed().join("\n")).toBe(200);
    expect(home.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    const paths = [...(await home.text()).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? "");
    expect(paths.length).toBeGreaterThan(2);
    for (const path of paths) {
      const plain = await browse(visitor()).get(path);
      expect(plain.headers.get("Cache-Control")).toContain("immutable");
      const packed = await browse(visitor()).get(path, { "Accept-Encoding": "br" });
      expect(packed.headers.get("Content-Encoding")).toBe("br");
      const bytes = new Uint8Array(await plain.arrayBuffer());
      expect(bytes.length).toBe(Number(plain.headers.get("Content-Length")));
    }
  });

  it("answers nobody who comes past the address people know: readers are sent on, and forms refused", async () => {
    const read = await call("/releases?page=2");
    expect([read.status, read.headers.get("Location")]).toEqual([308, `${ORIGIN}/releases?page=2`]);
    const forged = await call("/", { headers: { "x-returns-edge": "another token that the edge does not add" } });
    expect(forged.status).toBe(308);
    const sent = await call("/sign-in", { method: "POST", headers: { Origin: ORIGIN }, body: "address=a" });
    expect(sent.status).toBe(403);
  });

  it("counts tries by the address that its edge saw", async () => {
    const tried = (viewer: string) =>
      callFunctionUrl(site, `${ORIGIN}/sign-in/link/none`, { edge: { ...EDGE, "x-returns-viewer": viewer } });
    const statuses: number[] = [];
    for (let n = 0; n < 61; n += 1) statuses.push((await tried("192.0.2.1")).status);
    expect([statuses.at(0), statuses.at(-1), (await tried("192.0.2.2")).status]).toEqual([410, 429, 410]);
  });

  it("takes an officer from a form for the bucket to the faulty cells", async () => {
    const { browser } = await signIn(visitor(), "sender", COUNCIL, "finance officer");
    const page = await (await browser.get(RETURN)).text();
    expect(page).toContain("For a file larger than 4MB, say of what kind it is and continue to check it.");
    const past = await browser.post(`${RETURN}/send`, { file: asFile(goodFile()) });
    expect([past.status, await past.text()]).toEqual([403, expect.stringContaining("a form of its own")]);
    const asked = await browser.post(`${RETURN}/forms`, { name: "return.xlsx" });
    const path = asked.headers.get("Location") ?? "";
    const posted = await postToBucket(bucketFormOn(await (await browser.get(path)).text()), brokenFile());
    expect(posted.status).toBe(303);
    // The site leaves files to what is told of them, and says that they are there.
    expect(await (await browser.get(`${path}/arrived`)).text()).toContain("has arrived and is being checked");
    for await (const { key } of store.uploads.list("")) await ingestUpload({ key }, { store });
    const arrived = await browser.get(`${path}/arrived`);
    const receipt = await (await browser.get(arrived.headers.get("Location") ?? "")).text();
    for (const cell of BROKEN_CELLS) expect(receipt).toContain(cell);
    const marked = await browser.get(`${new URL(arrived.headers.get("Location") ?? "", ORIGIN).pathname}/marked`);
    const bytes = Buffer.from(await marked.arrayBuffer());
    expect(bytes.subarray(0, 2).toString("latin1")).toBe("PK");
    expect(bytes.length).toBe(Number(marked.headers.get("Content-Length")));
  });

  it("publishes for the national team, and everybody reads the files byte for byte", async () => {
    const rules = { explainQueries: false, signOff: false };
    await setFilingRules({ collection: COLLECTION, period: PERIOD, rules, by: "national" }, { store, clock });
    const { browser: officer } = await signIn(visitor(), "sender", COUNCIL, "finance officer");
    const checked = await officer.post(`${RETURN}/check`, { file: asFile(goodFile()) });
    expect(await checked.text()).toContain("No errors were found");
    const asked = await officer.post(`${RETURN}/forms`, { name: "good.xlsx" });
    const form = bucketFormOn(await (await officer.get(asked.headers.get("Location") ?? "")).text());
    await postToBucket(form, goodFile());
    await ingestUpload({ key: form.fields["key"] ?? "" }, { store });
    const { browser } = await signIn(visitor(), "national", null, "survey team");
    const preview = await (await browser.get(`/preview/${COLLECTION}`)).text();
    const [, mark = ""] = /name="preview" value="([0-9a-f]{64})"/.exec(preview) ?? [];
    const published = await browser.post(`/preview/${COLLECTION}`, { preview: mark });
    expect(await published.text(), site.printed().slice(-3).join("\n")).toContain("Version 1.0.0 is published");
    const file = `snapshots/${COLLECTION}/1.0.0/figures.parquet`;
    const held = await store.data.get(file);
    const answer = await browse(visitor()).get(`/collections/${COLLECTION}/1.0.0/files/figures.parquet`);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(held?.bytes ?? Buffer.alloc(0))).toBe(true);
  });

  it("opens no file behind a malware scan, and says so", async () => {
    const behind = await start({ SCAN_GATE: "on" });
    const { browser } = await signIn(visitor(behind), "sender", COUNCIL, "finance officer");
    expect(await (await browser.get(RETURN)).text()).toContain("found to be free of malware");
    for (const verb of ["check", "send"]) {
      const refused = await browser.post(`${RETURN}/${verb}`, { file: asFile(goodFile({ "ongoing_support 0": 401 })) });
      expect(refused.status).toBe(403);
      expect(await refused.text()).toContain("Nothing was sent.");
    }
  });

  it("does not start without its settings, and says what is missing and never what is there", async () => {
    await expect(start({ RETURNS_SITE_SECRET: "too short" })).rejects.toThrow(/RETURNS_SITE_SECRET(?!.*too short)/s);
    await expect(start({ EDGE_TOKEN: "" })).rejects.toThrow(/EDGE_TOKEN/);
  });
});

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { installBrowser } from "../../scripts/install-browser.ts";
import { bundleCheck } from "./bundle-check.ts";
import { caseRequests } from "./case-requests.ts";
import { type CheckRequest, checkText } from "./check-text.ts";
import { formatRequests } from "./format-requests.ts";
import { longFile } from "./long-file.ts";
import { mainJobRequests } from "./main-job-requests.ts";
import { type CheckPage, openPage } from "./open-page.ts";

const browser = await installBrowser();
const skipped = browser.kind === "missing" ? ` (skipped: ${browser.reason})` : "";
const cli = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));

describe.skipIf(browser.kind === "missing")(`the check in a worker of a browser${skipped}`, () => {
  const cases = caseRequests();
  const mainJob = mainJobRequests();
  const formats = formatRequests();
  const long = longFile(100_000);
  const files = new Map([...cases, ...mainJob, ...formats, long].map(({ request, bytes }) => [request.path, bytes]));
  let opened: CheckPage;

  beforeAll(async () => {
    const { code } = await bundleCheck();
    opened = await openPage(browser.kind === "found" ? browser.path : "", code, files);
  });

  afterAll(() => opened?.close());

  async function inNode(request: CheckRequest): Promise<string> {
    return checkText(request, async (path) => files.get(path) ?? Promise.reject(new Error(`No file ${path}`)));
  }

  async function expectSame(request: CheckRequest): Promise<void> {
    const [here, there] = await Promise.all([inNode(request), opened.ask(request)]);
    expect(there, request.path).toBe(here);
  }

  it("is in another language and time zone than the test", async () => {
    const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
    expect(await opened.ask("where")).toBe("lt-LT Pacific/Kiritimati");
    expect([locale, timeZone]).not.toEqual(["lt-LT", "Pacific/Kiritimati"]);
  });

  it("has cases and files of the main job to check", () => {
    expect(cases.length).toBeGreaterThan(15);
    expect(mainJob.length).toBeGreaterThan(300);
    expect(mainJob.filter(({ request }) => request.previous !== undefined).length).toBeGreaterThan(100);
  });

  it.each(cases)("gives the same bytes as in Node for the case $request.path", ({ request }) => expectSame(request));

  it("gives the same bytes as in Node for every file of the main job", async () => {
    for (const { request } of mainJob) await expectSame(request);
  }, 240_000);

  it.each(formats)("gives the same bytes as in Node for a faulty $request.name", ({ request }) => expectSame(request));

  it("gives the same bytes as the command line prints, for a file of each ending", async () => {
    const folder = mkdtempSync(join(tmpdir(), "returns-browser-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const byEnding = new Map(mainJob.map((sent) => [extname(sent.request.name), sent]));
    expect([...byEnding.keys()].sort()).toEqual([".csv", ".tsv", ".txt", ".xls", ".xlsx"]);
    for (const { request, bytes } of byEnding.values()) {
      const { name, collection, period, authority } = request;
      writeFileSync(join(folder, name), bytes);
      const asked = ["--collection", collection, "--period", period, ...(authority ? ["--authority", authority] : [])];
      const { stdout } = spawnSync(process.execPath, [cli, "check", name, ...asked, "--json"], { cwd: folder });
      expect(await opened.ask({ ...request, previous: undefined }), name).toBe(stdout.toString());
    }
  });

  it("leaves the page free to answer a press while a file of 100,000 rows is checked, to the same bytes", async () => {
    const here = await inNode(long.request);
    const there = opened.ask(long.request);
    await opened.page.click("button");
    expect(await there).toBe(here);
    expect(await opened.page.locator("li").allTextContents()).toEqual(["asked", "pressed", "answered"]);
    expect(JSON.parse(here).tables[0].rows).toBe(100_000);
  }, 240_000);

  it("asks the network for its own files and sends nothing", () => {
    expect(opened.requested.length).toBeGreaterThan(3);
    expect(opened.requested.filter((request) => !request.startsWith(`GET ${opened.address}`))).toEqual([]);
  });
});

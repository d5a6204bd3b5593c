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
import { type CheckPage, type OpenBrowser, openBrowser } from "./open-browser.ts";

const found = await installBrowser();
const skipped = found.kind === "missing" ? ` (skipped: ${found.reason})` : "";
const cli = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));

// Far apart, so that a check which asks where it is gives another answer in one of them at least:
// a day early or a day late, 1 234 567,5 for a number, i beside y in a list, or z before t.
const HERE = { locale: "lt-LT", timezoneId: "Pacific/Pago_Pago" };
const THERE = { locale: "et-EE", timezoneId: "Pacific/Kiritimati" };

describe.skipIf(found.kind === "missing")(`the check in a worker of a browser${skipped}`, () => {
  const cases = caseRequests();
  const mainJob = mainJobRequests();
  const formats = formatRequests();
  const long = longFile(100_000);
  const files = new Map([...cases, ...mainJob, ...formats, long].map(({ request, bytes }) => [request.path, bytes]));
  let browser: OpenBrowser;
  let here: CheckPage;
  let there: CheckPage;

  beforeAll(async () => {
    const { code } = await bundleCheck();
    browser = await openBrowser(found.kind === "found" ? found.path : "", code, files);
    here = await browser.openPage(HERE);
    there = await browser.openPage(THERE);
  });

  afterAll(() => browser?.close());

  async function inNode(request: CheckRequest): Promise<string> {
    return checkText(request, async (path) => files.get(path) ?? Promise.reject(new Error(`No file ${path}`)));
  }

  async function expectSame(request: CheckRequest, pages: readonly CheckPage[]): Promise<void> {
    const [expected, ...texts] = await Promise.all([inNode(request), ...pages.map((page) => page.ask(request))]);
    pages.forEach(({ where }, index) => {
      expect(texts[index], `${request.path} in ${where.timezoneId}`).toBe(expected);
    });
  }

  it("is in two other languages and time zones than the test", async () => {
    const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
    expect(await here.ask("where")).toBe("lt-LT Pacific/Pago_Pago");
    expect(await there.ask("where")).toBe("et-EE Pacific/Kiritimati");
    expect([HERE.locale, THERE.locale]).not.toContain(locale);
    expect([HERE.timezoneId, THERE.timezoneId]).not.toContain(timeZone);
  });

  it("has cases, files of the main job and every format to check", async () => {
    expect(cases.length).toBeGreaterThan(15);
    expect(mainJob.length).toBeGreaterThan(300);
    expect(mainJob.filter(({ request }) => request.previous !== undefined).length).toBeGreaterThan(100);
    const outcomes = formats.map(async ({ request }) => JSON.parse(await inNode(request)).outcome);
    const counts = Object.groupBy(await Promise.all(outcomes), (outcome) => outcome);
    expect([counts["rejected"]?.length, counts["unreadable"]?.length]).toEqual([13, 2]);
  });

  it.each(cases)("gives the same bytes as in Node for the case $request.path", ({ request }) =>
    expectSame(request, [here, there]),
  );

  it.each(formats)("gives the same bytes as in Node for a faulty $request.name", ({ request }) =>
    expectSame(request, [here, there]),
  );

  it("gives the same bytes as in Node for every file of the main job", async () => {
    for (const [index, { request }] of mainJob.entries()) await expectSame(request, [index % 2 === 0 ? here : there]);
  }, 240_000);

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
      expect(await here.ask({ ...request, previous: undefined }), name).toBe(stdout.toString());
    }
  }, 240_000);

  it("leaves the page free to answer a press while a file of 100,000 rows is checked, to the same bytes", async () => {
    const expected = await inNode(long.request);
    const answer = here.ask(long.request);
    await here.page.click("button");
    expect(await answer).toBe(expected);
    expect(await here.page.locator("li").allTextContents()).toEqual(["asked", "pressed", "answered"]);
    expect(JSON.parse(expected).tables[0].rows).toBe(100_000);
  }, 240_000);

  it("asks the network for its own files and sends nothing", () => {
    const requested = [...here.requested, ...there.requested];
    expect(requested.length).toBeGreaterThan(10);
    expect(requested.filter((request) => !request.startsWith(`GET ${browser.address}`))).toEqual([]);
  });
});

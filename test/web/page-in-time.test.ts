import { describe, expect, it } from "vitest";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { setFilingRules } from "../../packages/core/src/workflows/set-rules.ts";
import { installBrowser } from "../../scripts/install-browser.ts";
import { createSite } from "../../web/create-site.ts";
import type { SiteFailure } from "../../web/site.ts";
import { atEveryWidth, axeFinds, openSite } from "./open-site.ts";
import { ORIGIN, signIn, testSite } from "./site-for-tests.ts";
import { asFile, COLLECTION, COUNCIL, goodFile, PERIOD, RETURN } from "./survey-files.ts";

const chromium = await installBrowser();
const PREVIEW = `/preview/${COLLECTION}`;

/** A site whose engine is not there until it is let go, and one return that counts. */
async function heldUp() {
  const failures: SiteFailure[] = [];
  let held = Promise.withResolvers<void>();
  let engines = 0;
  const site = await testSite({
    silence: 20,
    openTables: () => {
      engines += 1;
      return held.promise.then(() => openTables());
    },
    onFailure: (failure) => failures.push(failure),
  });
  const { store, clock } = site.options;
  const rules = { explainQueries: false, signOff: false };
  await setFilingRules({ collection: COLLECTION, period: PERIOD, rules, by: "national" }, { store, clock });
  const sender = (await signIn(site, "sender", COUNCIL)).browser;
  await sender.get(RETURN);
  await sender.post(`${RETURN}/send`, { file: asFile(goodFile()) });
  const { browser } = await signIn(site, "national", null);
  await browser.get("/national");

  /** What comes of a page, a piece at a time as it is sent; each reading gives all that came so far. */
  async function open(fields?: Readonly<Record<string, string>>) {
    const headers = { Cookie: browser.cookie(), Origin: ORIGIN };
    const body = fields === undefined ? undefined : new URLSearchParams({ csrf: browser.token(), ...fields });
    const init = body === undefined ? { headers } : { method: "POST", headers, body };
    const answer = await site.app.request(`${ORIGIN}${PREVIEW}`, init);
    const reader = (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    async function until(said: (text: string) => boolean): Promise<string> {
      while (!said(text)) {
        const { done, value = "" } = await reader.read();
        if (done) break;
        text += value;
      }
      return text;
    }
    return { answer, until, whole: () => until(() => false), leave: () => reader.cancel() };
  }

  return {
    failures,
    open,
    store,
    engines: () => engines,
    letGo: () => held.resolve(),
    break: () => {
      // The page may have begun and not yet come to what waits for it.
      held.promise.catch(() => {});
      held.reject(new Error("The disk is full"));
    },
    holdUp: () => {
      held = Promise.withResolvers();
    },
  };
}

const timesWaited = (text: string) => text.split("so far. Leave").length - 1;

describe("a page that takes long to make", () => {
  it("is begun at once, says that it goes on, and ends with what was asked for", async () => {
    const site = await heldUp();
    const preview = await site.open();
    const begun = await preview.until((text) => timesWaited(text) >= 3);
    expect(preview.answer.status).toBe(200);
    expect(preview.answer.headers.get("Cache-Control")).toBe("no-store");
    expect(preview.answer.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    expect(begun).toMatch(/^<!doctype html>[\s\S]*<main[\s\S]*Nothing is written\./);
    expect(begun).not.toContain("</main>");
    expect(begun).not.toContain("Version 1.0.0");
    site.letGo();
    const whole = await preview.whole();
    expect(whole).toMatch(/Version 1\.0\.0 would hold[\s\S]*<\/main>[\s\S]*<\/html>\s*$/);
    const [, mark = ""] = /name="preview" value="([0-9a-f]{64})"/.exec(whole) ?? [];
    site.holdUp();
    const publishing = await site.open({ preview: mark });
    await publishing.until((text) => timesWaited(text) >= 1);
    site.letGo();
    expect(await publishing.whole()).toContain("Version 1.0.0 is published");
  });

  it("publishes although nobody waits for it any more", async () => {
    const site = await heldUp();
    site.letGo();
    const [, mark = ""] = /name="preview" value="([0-9a-f]{64})"/.exec(await (await site.open()).whole()) ?? [];
    site.holdUp();
    const publishing = await site.open({ preview: mark });
    await publishing.until((text) => timesWaited(text) >= 1);
    await publishing.leave();
    site.letGo();
    await expect
      .poll(() => site.store.data.head(`snapshots/${COLLECTION}/latest.json`), { timeout: 20_000 })
      .toBeDefined();
  });

  it("is made one at a time, however many are asked for", async () => {
    const site = await heldUp();
    const both = await Promise.all([site.open(), site.open()]);
    for (const one of both) await one.until((text) => timesWaited(text) >= 2);
    expect(site.engines()).toBe(1);
    site.letGo();
    for (const one of both) expect(await one.whole()).toContain("Version 1.0.0 would hold");
  });

  it("says what broke, with a reference that whoever looks after the site is told", async () => {
    const site = await heldUp();
    const preview = await site.open();
    await preview.until((text) => timesWaited(text) >= 1);
    site.break();
    const whole = await preview.whole();
    const [failure] = site.failures;
    expect(failure).toMatchObject({ method: "GET", path: PREVIEW, error: new Error("The disk is full") });
    expect(whole).toContain(failure?.reference);
    expect(whole).not.toContain("The disk is full");
    expect(whole).toMatch(/<\/html>\s*$/);
  });
});

describe.skipIf(chromium.kind === "missing")("such a page in a browser", () => {
  it("shows one thing at a time, and in the end what was asked for alone", async () => {
    const held = Promise.withResolvers<void>();
    const given = { silence: 300, openTables: () => held.promise.then(() => openTables()) };
    const store = memoryStore();
    const key = `${COLLECTION}/${PERIOD}/${COUNCIL}/return.xlsx`;
    await store.uploads.put(key, goodFile());
    await ingestUpload({ key }, { store });
    const opened = await openSite(chromium.kind === "found" ? chromium.path : "", store, given);
    try {
      const options = { ...opened.site.options, origin: opened.address };
      const { browser } = await signIn({ ...opened.site, options, app: createSite(options) }, "national", null);
      const { page, complaints } = await opened.open({ javaScriptEnabled: true });
      const [name = "", value = ""] = browser.cookie().split(/=(.*)/s);
      await page.context().addCookies([{ name, value, url: opened.address }]);
      const going = page.goto(PREVIEW);
      const shown = page.locator(".site-working").filter({ visible: true });
      await expect.poll(() => page.locator(".site-working").count(), { timeout: 10_000 }).toBeGreaterThan(1);
      expect(await shown.count()).toBe(1);
      expect(await axeFinds(page)).toEqual([]);
      expect(await atEveryWidth(page, "page-in-time")).toEqual([]);
      held.resolve();
      await going;
      expect(await shown.count()).toBe(0);
      expect(await page.getByRole("heading", { level: 1 }).allTextContents()).toHaveLength(1);
      expect(await page.locator("main").textContent()).toContain("Publish version 1.0.0");
      expect(await axeFinds(page)).toEqual([]);
      expect(complaints).toEqual([]);
    } finally {
      await opened.close();
    }
  });
});

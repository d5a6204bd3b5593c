import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { showReceiptPage } from "../../packages/core/src/workflows/show-receipt-page.ts";
import { installBrowser } from "../../scripts/install-browser.ts";
import { sampleReceipts } from "../receipts/sample-receipts.ts";
import { servePages } from "./serve-pages.ts";

const found = await installBrowser();
const skipped = found.kind === "missing" ? ` (skipped: ${found.reason})` : "";
const STRICT = "default-src 'none'; style-src 'unsafe-inline'";

describe.skipIf(found.kind === "missing")(`the page of a receipt in a browser${skipped}`, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof servePages>>;
  const names = ["rejected", "nextTry", "accepted"] as const;

  beforeAll(async () => {
    const receipts = await sampleReceipts();
    // A name and a hash of the greatest length, without a place to break.
    const wide = { ...receipts.rejected, file: `${"long".repeat(60)}.csv`, sha256: "f".repeat(64) };
    const pages = new Map(names.map((name) => [name, showReceiptPage(name === "rejected" ? wide : receipts[name])]));
    server = await servePages(pages, STRICT);
    const executablePath = found.kind === "found" ? found.path : "";
    browser = await chromium.launch({ executablePath, headless: true, chromiumSandbox: false });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function open(name: string, width: number) {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("request", (request) => said.push(...(request.isNavigationRequest() ? [] : [request.url()])));
    await page.goto(`${server.address}/${name}`);
    return { page, said };
  }

  it.each(names)("shows %s under a strict policy without a word of complaint or another request", async (name) => {
    const { page, said } = await open(name, 1000);
    expect(await page.title()).toMatch(/^Receipt [0-9a-f]{20}: Cumbria/);
    const colour = await page.evaluate<string>("getComputedStyle(document.querySelector('.outcome')).borderLeftColor");
    expect(colour).toBe(name === "accepted" ? "rgb(15, 122, 82)" : "rgb(202, 53, 53)");
    expect(said.filter((line) => !line.endsWith("/favicon.ico"))).toEqual([]);
    await page.close();
  });

  it.each(names.flatMap((name) => [320, 400, 1000].map((width) => [name, width] as const)))(
    "fits %s into %i pixels",
    async (name, width) => {
      const { page } = await open(name, width);
      expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      const cut = await page.evaluate<string[]>(
        `[...document.querySelectorAll("main *")].filter((one) => one.getBoundingClientRect().right > ${width}).map((one) => one.tagName)`,
      );
      expect(cut).toEqual([]);
      await page.close();
    },
  );

  it("prints on A4, with what was fixed in full", async () => {
    const { page } = await open("nextTry", 1000);
    await page.emulateMedia({ media: "print" });
    expect(await page.evaluate<number>("document.querySelectorAll('.fixed li').length")).toBeGreaterThan(0);
    expect(await page.isVisible(".fixed li")).toBe(true);
    expect((await page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");
    await page.close();
  });
});

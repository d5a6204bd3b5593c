import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { listenHere } from "../../server/listen-here.ts";
import { createSite } from "../../web/create-site.ts";
import type { SiteOptions } from "../../web/site.ts";
import { type TestSite, testSite } from "./site-for-tests.ts";

/** Folder to keep screenshots in, to be looked at after a run. */
const SCREENS = process.env["SCREENS"] ?? fileURLToPath(new URL("../../test-results/screens", import.meta.url));
/** Pictures further down a page are fetched once somebody gets there. */
const ALL_PICTURES = `Promise.all([...document.images].map((image) => {
  image.loading = "eager";
  return image.decode().catch(() => undefined);
}))`;
const START = Date.UTC(2026, 5, 1, 9);
const WIDTHS = [375, 768, 1280] as const;

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export interface OpenSite {
  readonly site: TestSite;
  readonly address: string;
  /** A page in a browser of its own, and what it asked for and complained of. */
  open(options?: BrowserContextOptions): Promise<Opened>;
  close(): Promise<void>;
}

export interface Opened {
  readonly page: Page;
  /** `GET /path`, of this site; the whole address of any other. */
  readonly requested: string[];
  readonly complaints: string[];
}

/** The website over a store, an empty one unless it is given, listening, and a browser to visit it with. */
export async function openSite(
  executablePath: string,
  given?: Store,
  options: Partial<SiteOptions> = {},
): Promise<OpenSite> {
  const clock = () => new Date(START + performance.now());
  const site = await testSite({ clock, store: given ?? memoryStore(clock), ...options });
  const listening = await listenHere((origin) => createSite({ ...site.options, origin }), 0);
  const { address } = listening;
  const browser = await chromium.launch({ executablePath, headless: true, chromiumSandbox: false });
  return {
    site,
    address,
    open: (options = {}) => openPage(browser, address, options),
    close: async () => {
      await browser.close();
      await listening.close();
    },
  };
}

async function openPage(browser: Browser, baseURL: string, options: BrowserContextOptions): Promise<Opened> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const [requested, complaints]: [string[], string[]] = [[], []];
  page.on("request", (request) => requested.push(`${request.method()} ${request.url().replace(baseURL, "")}`));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  return { page, requested, complaints };
}

/** What axe finds wrong with the page as it stands: nothing, or each rule with the elements that break it. */
export async function axeFinds(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate<string[]>(
    `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 120)).join(" | ")))`,
  );
}

/** Keeps the page at each width, and says at which of them something sticks out to the side. */
export async function atEveryWidth(page: Page, name: string): Promise<number[]> {
  mkdirSync(SCREENS, { recursive: true });
  await page.evaluate(ALL_PICTURES);
  const wide: number[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: join(SCREENS, `${name}-${width}.jpg`), fullPage: true, quality: 70 });
    const needed = await page.evaluate<number>("document.documentElement.scrollWidth");
    if (needed > width) wide.push(width);
  }
  return wide;
}

/** How much of the page moved by itself since it was opened, as browsers count it: 0 is nothing. */
export async function layoutShift(page: Page): Promise<number> {
  return page.evaluate<number>(
    `new Promise((done) => { let sum = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value; }).observe({ type: "layout-shift", buffered: true }); requestAnimationFrame(() => setTimeout(() => done(sum), 100)); })`,
  );
}

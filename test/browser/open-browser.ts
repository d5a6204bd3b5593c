import { readFileSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import type { CheckRequest } from "./check-text.ts";
import { serveFiles } from "./serve-files.ts";

/** Where a browser is made to think it is. */
export interface Whereabouts {
  readonly locale: string;
  readonly timezoneId: string;
}

export interface CheckPage {
  readonly where: Whereabouts;
  readonly page: Page;
  /** What the page and its worker have asked the network for, as "GET http://…". */
  readonly requested: readonly string[];
  /** What the worker answers; rejects with its error. One question at a time. */
  ask(request: CheckRequest | "where"): Promise<string>;
}

export interface OpenBrowser {
  readonly address: string;
  openPage(where: Whereabouts): Promise<CheckPage>;
  close(): Promise<void>;
}

const ARGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"];
const PAGE_FILES = ["index.html", "page.js", "worker.js"];

/** Starts the browser at `path` with a new, empty profile, and a website of the check's bundle and the files to check. */
export async function openBrowser(
  path: string,
  check: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<OpenBrowser> {
  const own = PAGE_FILES.map((name) => [name, readFileSync(new URL(`page/${name}`, import.meta.url))] as const);
  const server = await serveFiles(new Map<string, Uint8Array | string>([...files, ...own, ["check.js", check]]));
  const browser = await chromium.launch({
    executablePath: path,
    headless: true,
    chromiumSandbox: false,
    args: [...ARGS, "--disable-component-update"],
  });
  return {
    address: server.address,
    openPage: (where) => openPage(browser, where, server.address),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

async function openPage(browser: Browser, where: Whereabouts, address: string): Promise<CheckPage> {
  const context = await browser.newContext(where);
  const requested: string[] = [];
  context.on("request", (request) => requested.push(`${request.method()} ${request.url()}`));
  const page = await context.newPage();
  await page.goto(address);
  return { where, page, requested, ask: (request) => page.evaluate<string>(`ask(${JSON.stringify(request)})`) };
}

import { readFileSync } from "node:fs";
import { chromium, type Page } from "playwright-core";
import type { CheckRequest } from "./check-text.ts";
import { serveFiles } from "./serve-files.ts";

export interface CheckPage {
  readonly page: Page;
  readonly address: string;
  /** What the page and its worker have asked the network for, as "GET http://…". */
  readonly requested: readonly string[];
  /** What the worker answers; rejects with its error. */
  ask(request: CheckRequest | "where"): Promise<string>;
  close(): Promise<void>;
}

const ARGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"];
const PAGE_FILES = ["index.html", "page.js", "worker.js"];

/**
 * Opens a page with the check in a worker, in the browser at `path` with a new, empty profile. The browser is made
 * to think that it is in Lithuania's language and the earliest time zone, so that a check which asked would differ.
 */
export async function openPage(
  path: string,
  check: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<CheckPage> {
  const own = PAGE_FILES.map((name) => [name, readFileSync(new URL(`page/${name}`, import.meta.url))] as const);
  const server = await serveFiles(new Map<string, Uint8Array | string>([...files, ...own, ["check.js", check]]));
  const browser = await chromium.launch({
    executablePath: path,
    headless: true,
    chromiumSandbox: false,
    args: [...ARGS, "--disable-component-update"],
  });
  const context = await browser.newContext({ locale: "lt-LT", timezoneId: "Pacific/Kiritimati" });
  const requested: string[] = [];
  context.on("request", (request) => requested.push(`${request.method()} ${request.url()}`));
  const page = await context.newPage();
  await page.goto(server.address);
  return {
    page,
    address: server.address,
    requested,
    ask: (request) => page.evaluate<string>(`ask(${JSON.stringify(request)})`),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

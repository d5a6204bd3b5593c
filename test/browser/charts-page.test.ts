import axe from "axe-core";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authoritiesOn } from "../../packages/core/src/authorities/resolve.ts";
import { chartsOf } from "../../packages/core/src/publish/charts/charts-of.ts";
import { chartsPage } from "../../packages/core/src/publish/charts/charts-page.ts";
import { installBrowser } from "../../scripts/install-browser.ts";
import { chartSource, shareFigure } from "../publish/charts/chart-source.ts";
import { ratioCollection } from "../publish/charts/ratio-collection.ts";
import { servePages } from "./serve-pages.ts";

const found = await installBrowser();
const skipped = found.kind === "missing" ? ` (skipped: ${found.reason})` : "";
/** A share of every council in two years, some of them hidden or missing. */
function everyCouncil() {
  const councils = authoritiesOn("2011-03-31").flatMap(({ code, name: geography }, at) => {
    const value = at % 11 === 0 ? null : `${(at * 7) % 60}.5`;
    return [
      shareFigure({ period: "2010-11", geographyCode: code, geography, value, status: at % 22 === 0 ? "c" : null }),
    ];
  });
  const england = ["2009-10", "2010-11"].map((period) => shareFigure({ period, value: "21.5" }));
  return chartSource([...england, ...councils], { synthetic: true });
}

const STRICT = "default-src 'none'; style-src 'unsafe-inline'";

describe.skipIf(found.kind === "missing")(`the page of charts in a browser${skipped}`, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof servePages>>;

  beforeAll(async () => {
    const page = chartsPage(
      { collection: ratioCollection(), synthetic: true },
      "1.0.0",
      await chartsOf(everyCouncil()),
    );
    server = await servePages(new Map([["charts", page]]), STRICT);
    const executablePath = found.kind === "found" ? found.path : "";
    browser = await chromium.launch({ executablePath, headless: true, chromiumSandbox: false });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it.each([320, 375, 1280])("fits into %i pixels and asks for nothing", async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("request", (request) => said.push(...(request.isNavigationRequest() ? [] : [request.url()])));
    await page.goto(`${server.address}/charts`);
    expect(await page.evaluate<number>("document.querySelectorAll('svg').length")).toBe(3);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    expect(said.filter((line) => !line.endsWith("/favicon.ico"))).toEqual([]);
    await page.close();
  });

  it("has nothing that axe finds fault with, its tables open", async () => {
    const page = await browser.newPage({ viewport: { width: 375, height: 800 } });
    await page.goto(`${server.address}/charts`);
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
    await page.evaluate(axe.source);
    const faults =
      "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html].join(' ')))";
    expect(await page.evaluate<string[]>(faults)).toEqual([]);
    await page.close();
  });
});

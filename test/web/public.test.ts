import { beforeAll, describe, expect, it } from "vitest";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { explainPublished } from "../../packages/core/src/workflows/explain-published.ts";
import { installBrowser } from "../../scripts/install-browser.ts";
import { survey, surveyStore } from "../workflows/published-store.ts";
import { crawl, type Visited } from "./crawl.ts";
import { atEveryWidth, axeFinds, layoutShift, openSite } from "./open-site.ts";
import { pageFaults } from "./page-faults.ts";
import { ORIGIN, signIn, type TestSite, testSite } from "./site-for-tests.ts";

const found = await installBrowser();
const skipped = found.kind === "missing" ? ` (skipped: ${found.reason})` : "";
const latest = `/collections/${survey}/latest`;
const first = `/collections/${survey}/1.0.0`;
const england = "figures/ongoing_holders/all/2010-03-31/E92000001/all";
const hidden = "figures/mixed_holders/all/2010-03-31/E12000001/client_group%3Dcarers";

let site: TestSite;
let visited: readonly Visited[];

beforeAll(async () => {
  site = await testSite({ store: await surveyStore() });
  visited = await crawl(site, ["/", first, `${first}/measures/holders`, `${latest}/${hidden}`], 6);
});

async function read(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return site.app.request(`${ORIGIN}${path}`, { headers });
}

async function page(path: string): Promise<string> {
  const response = await read(path);
  expect(response.status, path).toBe(200);
  return (await response.text()).replaceAll(/\s+/g, " ");
}

describe("the pages for everybody", () => {
  it("lead nowhere that is not there", () => {
    expect(visited.length).toBeGreaterThan(100);
    expect(visited.filter(({ status }) => status !== 200).map(({ path, status }) => `${status} ${path}`)).toEqual([]);
  });

  it("are whole: one h1, landmarks, named tables and pictures, nothing inline and nothing from elsewhere", () => {
    const pages = visited.filter(({ type, path }) => type.startsWith("text/html") && !path.includes("/files/"));
    const faults = pages.flatMap(pageFaults);
    expect(pages.length).toBeGreaterThan(80);
    expect(faults).toEqual([]);
  });

  it("leave nothing of whoever is signed in where others might be given it: a cache between knows no cookies", async () => {
    const { browser } = await signIn(site, "sender", "102", "finance officer");
    const asked = visited.filter(({ text }, at) => text !== "" && at % 3 === 0);
    expect(asked.length).toBeGreaterThan(40);
    let kept = 0;
    for (const { path, text } of asked) {
      const answer = await browser.get(path);
      if (/no-store|private/.test(answer.headers.get("Cache-Control") ?? "")) continue;
      kept += 1;
      expect(answer.headers.get("Set-Cookie"), path).toBeNull();
      expect(await answer.text(), path).toBe(text);
    }
    expect(kept).toBeGreaterThan(5);
  });

  it("say on every page with figures that they are synthetic", () => {
    const ofRelease = visited.filter(
      ({ path, type }) =>
        type.startsWith("text/html") && /^\/collections\/[^/]+\/(latest|\d)/.test(path) && !path.includes("/files/"),
    );
    expect(ofRelease.length).toBeGreaterThan(50);
    expect(ofRelease.filter(({ text }) => !text.includes("are synthetic")).map(({ path }) => path)).toEqual([]);
  });

  it("show the headlines with base, coverage, target and charts, in less than 150 KB with all that comes with them", async () => {
    const text = await page("/");
    expect(text).toContain("Share on a personal budget");
    expect(text).toContain("Base: People with ongoing support");
    expect(text).toContain("3 of 152");
    expect(text.match(/class="site-chart__image"/g)).toHaveLength(5);
    const assets = [...text.matchAll(/(?:src|href)="(\/(?:assets|collections\/[^"]+\.svg)[^"]*)"/g)].map(
      ([, path = ""]) => path,
    );
    let bytes = 0;
    for (const path of ["/", ...new Set(assets)]) {
      bytes += (await (await read(path, { "Accept-Encoding": "gzip, br" })).arrayBuffer()).byteLength;
    }
    expect(bytes).toBeLessThan(150_000);
  });

  it("explain a figure by formula, councils, files and cells", async () => {
    const text = await page(`${latest}/figures/share_holding/ongoing/2010-03-31/E92000001/all`);
    expect(text).toContain("people: 100 x ongoing_personal_budgets / ongoing_support");
    expect(text).toMatch(/100 x [\d,]+ \/ [\d,]+ = \d+\.\d%/);
    expect(text).toContain("No return");
    const cells = await page(`${latest}/figures/share_holding/ongoing/2010-03-31/E92000001/all/cells/102`);
    expect(cells).toMatch(/<th[^>]*>D8:D15<\/th><td[^>]*>ongoing_personal_budgets<\/td>.*?Numerator: added/);
    expect(cells).toMatch(/[0-9a-f]{64}/);
  });

  it("tell no council's exact number, no file's name and nobody's words", async () => {
    const id = `${survey}/ongoing_holders/all/2010-03-31/E92000001/all`;
    const { councils } = await explainPublished(id, survey, { store: site.options.store, openTables });
    const exact = councils.flatMap(({ numerator }) =>
      numerator === null || Number(numerator) % 5 === 0 ? [] : numerator,
    );
    expect(exact.length).toBeGreaterThan(1);
    const api = `/api/v1/collections/${survey}/releases/latest/explanation?figure=${id}`;
    for (const path of [`${latest}/${england}`, `${latest}/${england}/cells/102`, api]) {
      const text = await (await read(path)).text();
      for (const one of exact) expect(text, path).not.toMatch(new RegExp(`[>" ]${one}[<" ]`));
    }
    const files = /return\.csv|\br\.csv|\bDASS\b|arrivals|receipts\//;
    expect(
      visited.filter(({ text, path }) => files.test(text) && !path.includes("/files/")).map(({ path }) => path),
    ).toEqual([]);
  });

  it("say of a hidden figure that it is hidden, and lead to none of its cells", async () => {
    const text = await page(`${latest}/${hidden}`);
    expect(text).toContain('<p class="site-figure">[c]</p>');
    expect(text).toContain("hidden to protect small numbers of people, so nothing is shown");
    expect(text).not.toContain("Councils behind it");
    expect((await read(`${latest}/${hidden}/cells/104`)).status).toBe(404);
  });

  it("say of a release that was superseded by what, when, and what the figure is now", async () => {
    const old = await page(`${first}/${england}`);
    const [, now] = /<p class="site-figure">([^<]+)<\/p>/.exec(await page(`${latest}/${england}`)) ?? [];
    expect(old).toContain("Release 1.0.0 was superseded by release 1.0.1 on 1 January 2026.");
    expect(old).toContain(`The same figure in the latest release is ${now}.`);
    expect(old).toContain(`href="${latest}/${england}"`);
    expect(await page(`${latest}/${england}`)).not.toContain("superseded");
    expect(await page(`${latest}/${england}`)).toContain(`href="/collections/${survey}/1.0.1/${england}"`);
  });

  it("say who answered and who did not, and nothing else of a return", async () => {
    const text = await page(`/collections/${survey}/answers/2010-03-31`);
    expect(text).toContain("3 of 152 councils answered");
    expect(text).toMatch(/>Barnsley<\/a><\/th><td[^>]*><strong[^>]*>Answered</);
    expect(text).toMatch(/>Hartlepool<\/a><\/th><td[^>]*><strong[^>]*>Not in yet</);
    expect(await page("/councils/102")).toMatch(/31 March 2010<\/a><\/td><td[^>]*><strong[^>]*>Answered</);
  });

  it("answer an unknown release, figure, area, file or council with a page that says so", async () => {
    const paths = [
      "/collections/none",
      `/collections/${survey}/9.9.9`,
      `${latest}/figures/a/b/c/d/e`,
      `${latest}/areas/none`,
      `${latest}/measures/none`,
      `${latest}/files/latest.json`,
      `${latest}/files/..%2f..%2flatest.json`,
      `${latest}/charts/none.svg`,
      "/councils/none",
      `/collections/${survey}/answers/1999`,
      `/collections/..%2f..%2foriginals/latest`,
    ];
    for (const path of paths) expect((await read(path)).status, path).toBe(404);
    expect(await (await read(`/collections/${survey}/9.9.9`)).text()).toContain("1.0.1 (the latest) and 1.0.0");
  });
});

describe("what is kept of public answers", () => {
  it("is for ever for files and charts of a version, and asked for again for pages", async () => {
    const cache = async (path: string) => (await read(path)).headers.get("Cache-Control");
    expect(await cache(`${first}/files/figures.csv`)).toBe("public, max-age=31536000, immutable");
    expect(await cache(`${first}/charts/chart-1-over-time.svg`)).toBe("public, max-age=31536000, immutable");
    expect(await cache(`${latest}/files/figures.csv`)).toBe("public, max-age=60");
    expect(await cache(`${first}/${england}`)).toBe("public, no-cache");
  });

  it("is not sent twice: a strong tag, one for packed answers and one for plain ones", async () => {
    const plain = await read(`${first}/files/figures.csv`);
    const packed = await read(`${first}/files/figures.csv`, { "Accept-Encoding": "gzip" });
    const [one, other] = [plain, packed].map(({ headers }) => headers.get("ETag") ?? "");
    expect(one).toMatch(/^"[\w-]{22}"$/);
    expect(other).not.toBe(one);
    expect(packed.headers.get("Vary")).toContain("Accept-Encoding");
    const again = await read(`${first}/files/figures.csv`, { "If-None-Match": `W/"x", ${one}` });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
  });

  it("comes as a file with a name of its own that nothing runs in", async () => {
    const { headers } = await read(`${first}/files/charts.html`);
    expect(headers.get("Content-Disposition")).toBe(`attachment; filename="${survey}-1.0.0-charts.html"`);
    expect(headers.get("Content-Security-Policy")).toBe("default-src 'none'; sandbox");
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  });

  it("is fed to readers of Atom, with the notes of each release", async () => {
    const feed = await read(`/collections/${survey}/releases.atom`);
    const text = await feed.text();
    expect(feed.headers.get("Content-Type")).toContain("application/atom+xml");
    expect([...text.matchAll(/<id>([^<]+)<\/id>/g)].map(([, id]) => id)).toEqual([
      `${ORIGIN}/collections/${survey}/releases.atom`,
      ...["1.0.1", "1.0.0"].map((version) => `${ORIGIN}/collections/${survey}/${version}`),
    ]);
    expect(text).toContain("Sent again, 2010-03-31 (1): Northumberland.");
  });

  it("is a visitor's own, and not packed, while they are signed in", async () => {
    const { browser } = await signIn(site, "national");
    const { headers } = await browser.get(latest, { "Accept-Encoding": "gzip" });
    expect(headers.get("Cache-Control")).toBe("no-store");
    expect((await read(latest)).headers.get("Vary")).toContain("Cookie");
    expect(headers.get("Content-Encoding")).toBeNull();
  });
});

describe.skipIf(found.kind === "missing")(`the public pages in a browser${skipped}`, () => {
  const paths = {
    home: "/",
    council: "/councils/102",
    collection: latest,
    measure: `${latest}/measures/share_holding`,
    area: `${latest}/areas/102`,
    figure: `${first}/${england}`,
    cells: `${latest}/${england}/cells/102`,
    dictionary: `${latest}/measures`,
    targets: `${latest}/targets`,
    claims: `${latest}/claims`,
    changes: `${latest}/changes`,
    downloads: `${latest}/downloads`,
    answers: `/collections/${survey}/answers`,
    releases: "/releases",
    data: "/data",
  };

  it("have nothing that axe finds fault with, fit every width, move nothing and ask for nothing elsewhere", {
    timeout: 300_000,
  }, async () => {
    const opened = await openSite(found.kind === "found" ? found.path : "", site.options.store);
    const { page: tab, requested, complaints } = await opened.open();
    for (const [name, path] of Object.entries(paths)) {
      await tab.goto(path);
      expect(await layoutShift(tab), name).toBeLessThan(0.05);
      expect(await axeFinds(tab), name).toEqual([]);
      expect(await atEveryWidth(tab, `public-${name}`), name).toEqual([]);
    }
    expect(requested.filter((one) => !one.startsWith("GET /"))).toEqual([]);
    expect(complaints).toEqual([]);
    await opened.close();
  });
});

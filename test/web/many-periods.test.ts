import { beforeAll, describe, expect, it } from "vitest";
import { logKey } from "../../packages/core/src/filing/log-key.ts";
import { type Browser, browse, signIn, type TestSite, testSite } from "./site-for-tests.ts";

const collection = "spending";
const MONTHS = Array.from({ length: 12 }, (_, at) => `2014-${String(at + 1).padStart(2, "0")}`);
const PERIODS = ["2013-11", "2013-12", ...MONTHS];
const EARLIER = `?collection=${collection}&amp;before=2014-01`;

/** A site on which one council has sent something for fourteen months. */
async function longRunning(): Promise<TestSite> {
  const site = await testSite();
  for (const period of PERIODS) {
    const said = { event: "received", subject: "0123456789abcdef0123", at: "2014-12-20T09:00:00Z" } as const;
    await site.options.store.data.put(logKey({ collection, period, authority: "102" }, 1, said), new Uint8Array());
  }
  return site;
}

const periodsIn = (text: string, path: RegExp): string[] => [...text.matchAll(path)].map(([, period = ""]) => period);
const told = async (browser: Browser, path: string) => (await browser.get(path)).text();

describe("a collection that has run for longer than a year of months", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await longRunning();
  });

  it("shows a council its newest returns, and the earlier ones behind a link", async () => {
    const { browser } = await signIn(site, "sender", "102");
    const own = /href="\/returns\/spending\/([\d-]+)\/102"/g;
    const first = await told(browser, "/returns");
    expect(periodsIn(first, own)).toEqual(MONTHS.toReversed());
    expect(first).toContain(`href="/returns${EARLIER}"`);
    const rest = await told(browser, `/returns?collection=${collection}&before=2014-01`);
    expect(periodsIn(rest, own)).toEqual(["2013-12", "2013-11"]);
    expect(rest).not.toContain("before=");
  });

  it("shows the national team the same of everybody", async () => {
    const { browser } = await signIn(site, "national");
    const boards = /href="\/national\/spending\/([\d-]+)"/g;
    const first = await told(browser, "/national");
    expect(periodsIn(first, boards)).toEqual(MONTHS.toReversed());
    expect(first).toContain(`href="/national${EARLIER}"`);
    expect(periodsIn(await told(browser, `/national?collection=${collection}&before=2014-01`), boards)).toEqual([
      "2013-12",
      "2013-11",
    ]);
  });

  it("shows everybody a council's newest, and where the answers of all periods are", async () => {
    const page = await told(browse(site), "/councils/102");
    expect(periodsIn(page, /href="\/collections\/spending\/answers\/([\d-]+)"/g)).toEqual(MONTHS.toReversed());
    expect(page).toContain('href="/collections/spending/answers"');
  });

  it("gives programs the answers a page at a time, each period once", async () => {
    const visitor = browse(site);
    const found: string[] = [];
    let next: string | null = `/api/v1/collections/${collection}/answers?limit=5`;
    while (next !== null) {
      const answer = await visitor.get(next);
      const body: { periods: { period: string }[]; next: string | null } = JSON.parse(await answer.text());
      expect(answer.headers.get("Link")).toBe(body.next === null ? null : `<${body.next}>; rel="next"`);
      expect(body.periods.length).toBeLessThanOrEqual(5);
      found.push(...body.periods.map(({ period }) => period));
      next = body.next;
    }
    expect(found).toEqual(PERIODS.toReversed());
    const one = JSON.parse(await told(visitor, `/api/v1/collections/${collection}/answers?period=2013-11`));
    expect([one.periods.length, one.periods[0].period, one.next]).toEqual([1, "2013-11", null]);
    expect((await visitor.get(`/api/v1/collections/${collection}/answers?limit=0`)).status).toBe(400);
  });
});

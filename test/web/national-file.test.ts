import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { browse, signIn, testSite } from "./site-for-tests.ts";

const RETURN = "/returns/direct-payments/2010-11/national";
const file = () =>
  new File([readFileSync(new URL("../cases/direct-payments/good/input.csv", import.meta.url))], "all councils.csv");

describe("a file with all councils in it", () => {
  it("is sent by the national team from its own page, and every page about it is there", async () => {
    const site = await testSite();
    const { browser } = await signIn(site, "national", null, "survey team");
    const empty = await browser.get(RETURN);
    expect([empty.status, await empty.text()]).toEqual([200, expect.stringContaining("Send a file")]);
    const sent = await browser.post(`${RETURN}/send`, { file: file() });
    const receipt = new URL(sent.headers.get("Location") ?? "", site.options.origin).pathname;
    expect(receipt).toMatch(new RegExp(`^${RETURN}/receipts/[0-9a-f]{20}$`));
    for (const path of [
      RETURN,
      `${RETURN}/history`,
      `${RETURN}/queries`,
      `${RETURN}/template`,
      `${RETURN}/check-context`,
      `${RETURN}/compare`,
      `${RETURN}/waivers`,
      receipt,
      `${receipt}/print`,
      `${receipt}/receipt.json`,
      `${receipt}/impact`,
    ]) {
      const answer = await browser.get(path);
      expect(answer.status, path).toBe(200);
    }
  });

  it("is nobody else's to send", async () => {
    const site = await testSite();
    const { browser } = await signIn(site, "sender", "102");
    expect((await browser.get(RETURN)).status).toBe(403);
    expect((await browse(site).post(`${RETURN}/send`, { file: file() })).status).toBe(401);
  });
});

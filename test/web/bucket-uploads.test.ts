import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore, openStore } from "../../packages/core/src/storage/open-store.ts";
import { openUploadForms } from "../../packages/core/src/storage/open-upload-forms.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { setFilingRules } from "../../packages/core/src/workflows/set-rules.ts";
import { installBrowser } from "../../scripts/install-browser.ts";
import { createSite } from "../../web/create-site.ts";
import type { BucketUploads } from "../../web/site.ts";
import { availableServers } from "../storage/servers/available-servers.ts";
import type { S3Server } from "../storage/servers/s3-server.ts";
import { bucketFormOn, postToBucket } from "./bucket-form.ts";
import { axeFinds, type OpenSite, openSite } from "./open-site.ts";
import { type Browser, browse, type Form, ORIGIN, signIn, testSite } from "./site-for-tests.ts";
import { BROKEN_CELLS, brokenFile, COLLECTION, COUNCIL, goodFile, PERIOD, RETURN } from "./survey-files.ts";

const MOST = 200_000;
const clock = () => new Date();
const chromium = await installBrowser();

async function askForForm(browser: Browser, fields: Form): Promise<string> {
  await browser.get(RETURN);
  const answer = await browser.post(`${RETURN}/forms`, fields);
  expect(answer.status).toBe(303);
  return answer.headers.get("Location") ?? "";
}

async function uploads(store: Store): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.uploads.list("")) keys.push(key);
  return keys;
}

for (const available of await availableServers()) {
  describe.skipIf(available.missing)(`files that go to a bucket on ${available.title}`, () => {
    let server: S3Server;
    beforeAll(async () => {
      server = await available.start();
    });
    afterAll(() => server?.stop());

    async function bucketSite(workAfter: number | undefined = 0) {
      const bucket = await server.newBucket();
      // What we write lies in memory: this is about what others write.
      const { data } = memoryStore(clock);
      const store: Store = { uploads: openStore(`s3://${bucket}`, server).uploads, data };
      const uploads: BucketUploads = { presign: openUploadForms(`s3://${bucket}/uploads`, server), workAfter };
      return { store, given: { store, clock, uploadBytes: MOST, bucket: uploads } };
    }

    async function council(workAfter?: number) {
      const { store, given } = await bucketSite(workAfter);
      const site = await testSite(given);
      const { browser } = await signIn(site, "sender", COUNCIL, "finance officer");
      return { site, store, browser };
    }

    it("get a receipt with the name the officer's file has, and under the officer's name", async () => {
      const { store, browser } = await council();
      const path = await askForForm(browser, { name: "März return.xlsx" });
      const page = await browser.get(path);
      const form = bucketFormOn(await page.text());
      expect(page.headers.get("Content-Security-Policy")).toContain(`form-action 'self' ${form.url};`);
      expect(form.fields["csrf"]).toBeUndefined();
      expect((await browser.get(`${path}/arrived`)).status).toBe(404);
      const posted = await postToBucket(form, brokenFile());
      expect(posted.status).toBe(303);
      const back = new URL(posted.headers.get("Location") ?? "");
      expect(back.origin + back.pathname).toBe(`${ORIGIN}${path}/arrived`);
      expect(await uploads(store)).toEqual([expect.stringMatching(/\/102\/form-[0-9a-f]{20}-März return\.xlsx$/u)]);
      const arrived = await browser.get(back.pathname + back.search);
      expect(arrived.status).toBe(303);
      const receipt = await (await browser.get(arrived.headers.get("Location") ?? "")).text();
      for (const cell of BROKEN_CELLS) expect(receipt).toContain(cell);
      expect(receipt).toMatch(/<dd[^>]*>März return\.xlsx<\/dd>[\s\S]*finance officer/);
      expect(receipt).not.toContain("We had this file already");
      expect((await browser.get(`${path}/arrived`)).headers.get("Location")).toBe(arrived.headers.get("Location"));
    });

    it("bear their sender's name whoever reads them first: the sender cannot sign them off", async () => {
      const { site, store, browser } = await council();
      const rules = { explainQueries: false, signOff: true };
      await setFilingRules({ collection: COLLECTION, period: PERIOD, rules, by: "national" }, { store, clock });
      const path = await askForForm(browser, { name: "return.xlsx" });
      await postToBucket(bucketFormOn(await (await browser.get(path)).text()), goodFile());
      const [key = ""] = await uploads(store);
      await ingestUpload({ key }, { store });
      const { browser: same } = await signIn(site, "approver", COUNCIL, "Finance officer");
      const [, last = ""] = /name="last" value="([0-9a-f]*)"/.exec(await (await same.get(RETURN)).text()) ?? [];
      expect((await same.post(`${RETURN}/sign-off`, { last })).status).toBe(422);
      const { browser: other } = await signIn(site, "approver", COUNCIL, "head of finance");
      await other.get(RETURN);
      expect((await other.post(`${RETURN}/sign-off`, { last })).status).toBe(303);
    });

    it("are checked without counting where that is asked for, and count when they are sent", async () => {
      const { store, browser } = await council();
      const path = await askForForm(browser, { name: "return.xlsx", do: "check" });
      const text = await (await browser.get(path)).text();
      expect(text).toContain("Check a file without it counting");
      await postToBucket(bucketFormOn(text), brokenFile());
      expect(await uploads(store)).toEqual([expect.stringMatching(/^check\/.*\/102\/form-[0-9a-f]{20}-return\.xlsx$/)]);
      const found = (await browser.get(`${path}/arrived`)).headers.get("Location") ?? "";
      const receipt = await (await browser.get(found)).text();
      expect(receipt).toContain("There is something to put right");
      expect(receipt).toContain("The file was only checked: it does not count");
      for (const cell of BROKEN_CELLS) expect(receipt).toContain(cell);
      expect(await (await browser.get(RETURN)).text()).toContain("Only tried");
      const again = await askForForm(browser, { name: "return.xlsx", do: "check" });
      await postToBucket(bucketFormOn(await (await browser.get(again)).text()), goodFile());
      const good = (await browser.get(`${again}/arrived`)).headers.get("Location") ?? "";
      const page = await (await browser.get(good)).text();
      expect(page).toContain("No errors were found");
      expect(page).not.toContain("Your return is in");
      const sent = await askForForm(browser, { name: "return.xlsx" });
      await postToBucket(bucketFormOn(await (await browser.get(sent)).text()), goodFile());
      const counts = (await browser.get(`${sent}/arrived`)).headers.get("Location") ?? "";
      expect(await (await browser.get(counts)).text()).toContain("Your return is in");
    });

    it("that come twice, or while another did, are said to have", async () => {
      const { browser } = await council();
      const send = async (bytes: Uint8Array<ArrayBuffer>, last: string) => {
        const path = await askForForm(browser, { name: "return.xlsx", last });
        await postToBucket(bucketFormOn(await (await browser.get(path)).text()), bytes);
        return (await browser.get(`${path}/arrived`)).headers.get("Location") ?? "";
      };
      const first = await send(goodFile(), "");
      await new Promise((done) => setTimeout(done, 1_000));
      expect(await send(goodFile(), first.split("/").at(-1) ?? "")).toBe(`${first}?again=1`);
      await new Promise((done) => setTimeout(done, 1_000));
      const other = await send(goodFile({ "forecast_ongoing 0": 151 }), "");
      expect(other).toContain(`?meanwhile=${first.split("/").at(-1)}`);
    });

    it("are followed by a page that asks again, until whoever reads them has", async () => {
      const { store, browser } = await council(3600);
      const path = await askForForm(browser, { name: "return.xlsx" });
      await postToBucket(bucketFormOn(await (await browser.get(path)).text()), goodFile());
      const waits = await browser.get(`${path}/arrived`);
      expect(waits.status).toBe(200);
      const text = await waits.text();
      expect(text).toContain("Your file has arrived and is being checked");
      expect(text).toContain('<noscript><meta http-equiv="refresh" content="5"></noscript>');
      const [key = ""] = await uploads(store);
      const ingested = await ingestUpload({ key }, { store });
      expect((await browser.get(`${path}/arrived`)).headers.get("Location")).toBe(
        `${RETURN}/receipts/${ingested?.submission}`,
      );
    });

    it("are one file of one kind and no more than so large: what is refused is not there, and the page says so", async () => {
      const { store, browser } = await council();
      const path = await askForForm(browser, { name: "return.xlsx" });
      const form = bucketFormOn(await (await browser.get(path)).text());
      const { key = "" } = form.fields;
      const others = { ...form, fields: { ...form.fields, key: key.replace("/102/", "/114/") } };
      expect((await postToBucket(others, goodFile())).status).toBe(403);
      expect((await postToBucket(form, new Uint8Array(MOST + 1))).status).toBe(400);
      expect((await postToBucket(form, new Uint8Array())).status).toBe(400);
      expect(await uploads(store)).toEqual([]);
      const text = await (await browser.get(`${path}/arrived`)).text();
      expect(text).toContain("The file has not arrived");
      expect(text).toContain("your file is unchanged");
    });

    it("are asked for in words where the name or the kind will not do, and for nobody else's return", async () => {
      const { site, browser } = await council();
      await browser.get(RETURN);
      for (const name of [
        "",
        "../return.xlsx",
        "return.pdf",
        "return",
        ".xlsx",
        "a".repeat(300),
        "$".concat("{filename}.xlsx"),
      ]) {
        const answer = await browser.post(`${RETURN}/forms`, { name });
        expect(answer.status, name).toBe(422);
        expect(await answer.text(), name).toMatch(/Choose a file first|Nothing was sent\./);
      }
      const path = await askForForm(browser, { name: "return.xlsx" });
      const { browser: colleague } = await signIn(site, "sender", COUNCIL, "another officer");
      expect((await colleague.get(path)).status).toBe(404);
      const { browser: neighbour } = await signIn(site, "sender", "114");
      expect((await neighbour.get(path.replace("/102/", "/114/"))).status).toBe(404);
      expect((await neighbour.get(path)).status).toBe(403);
      expect((await browser.get(`${RETURN}/forms/${"0".repeat(20)}/arrived`)).status).toBe(404);
    });

    it("are sent within a quarter of an hour of asking, or begun again", async () => {
      const { given } = await bucketSite();
      let late = 0;
      const site = await testSite({ ...given, clock: () => new Date(Date.now() + late) });
      const { browser } = await signIn(site, "sender", COUNCIL, "finance officer");
      const path = await askForForm(browser, { name: "return.xlsx" });
      late = 16 * 60_000;
      const answer = await browser.get(path);
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain("Go back to the return and begin again.");
    });

    describe.skipIf(chromium.kind === "missing")("from a browser", () => {
      const executable = chromium.kind === "found" ? chromium.path : "";

      async function signedIn(javaScriptEnabled: boolean) {
        const { store, given } = await bucketSite();
        const opened = await openSite(executable, store, given);
        const visit = await opened.open({ javaScriptEnabled });
        const [name = "", value = ""] = (await signInCookie(opened)).split(/=(.*)/s);
        await visit.page.context().addCookies([{ name, value, url: opened.address }]);
        await visit.page.goto(RETURN);
        return { ...visit, store, close: opened.close };
      }

      it("are sent past the site with JavaScript", async () => {
        const { page, requested, complaints, close } = await signedIn(true);
        try {
          await choose(page, goodFile());
          await page.getByRole("heading", { name: "No errors were found" }).waitFor();
          await page.getByRole("button", { name: "Send", exact: true }).click();
          await page.getByRole("heading", { name: "Your return is in" }).waitFor();
          expect(requested.filter((one) => one.startsWith(`POST ${server.endpoint}`))).toHaveLength(1);
          expect(requested.filter((one) => one === `POST ${RETURN}/send`)).toEqual([]);
          const form = requested.find((one) => one.includes("/forms/"))?.replace("GET ", "") ?? "";
          await page.goto(form);
          expect(await axeFinds(page)).toEqual([]);
          await page.goto(form.replace("?with=script", "/arrived"));
          expect(page.url()).toContain("/receipts/");
          expect(complaints).toEqual([]);
        } finally {
          await close();
        }
      });

      it("are sent past the site without", async () => {
        const { page, requested, close } = await signedIn(false);
        try {
          expect(await page.getByRole("button", { name: "Send", exact: true }).isVisible()).toBe(false);
          await page.getByLabel("What kind of file is it?").selectOption("Excel workbook (.xlsx)");
          await page.getByRole("button", { name: "Continue to send a file" }).click();
          await choose(page, goodFile());
          await page.getByRole("button", { name: "Send", exact: true }).click();
          await page.getByRole("heading", { name: "Your return is in" }).waitFor();
          expect(requested.filter((one) => one.startsWith(`POST ${server.endpoint}`))).toHaveLength(1);
        } finally {
          await close();
        }
      });
    });
  });
}

function choose(page: Page, bytes: Uint8Array): Promise<void> {
  return page.setInputFiles("#file", { name: "return.xlsx", mimeType: "", buffer: Buffer.from(bytes) });
}

/** Signed in by another way than the browser, which is not what this is about. */
async function signInCookie({ site, address }: OpenSite): Promise<string> {
  const options = { ...site.options, origin: address };
  const { browser } = await signIn({ ...site, options, app: createSite(options) }, "sender", COUNCIL);
  return browser.cookie();
}

describe("a site without a bucket", () => {
  it("gives no form for one", async () => {
    const site = await testSite();
    const { browser } = await signIn(site, "sender", COUNCIL);
    const page = await browser.get(RETURN);
    expect(page.headers.get("Content-Security-Policy")).not.toMatch(/http/);
    expect((await browser.post(`${RETURN}/forms`, { name: "return.xlsx" })).status).toBe(404);
    expect((await browse(site).post(`${RETURN}/forms`, { name: "return.xlsx" })).status).toBe(401);
  });
});

import { expect } from "vitest";
import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import { openSolver } from "../../packages/core/src/solver/open-solver.ts";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { createSite } from "../../web/create-site.ts";
import { type Browser, browse, ORIGIN, signIn } from "../web/site-for-tests.ts";
import { surveyReturn } from "../workflows/survey-return.ts";
import { ticking } from "../workflows/ticking.ts";

const SURVEY = "personal-budgets/2010-03-31";
/** Of each kind of period, one that there is. */
const PERIODS = { "census-day": "2010-03-31", "financial-year": "2010-11", month: "2014-09" } as const;
const assets = {
  paths: { "site.css": "", "site.js": "", "send.js": "", "check-worker.js": "", "icon.svg": "" },
  byPath: new Map(),
};

/**
 * All that people do on the website's pages, by the requests they send: officers, the national team, everybody. `store` is what
 * the site is given; what others do meanwhile, they do beneath it.
 */
export async function useSite(store: Store, beneath: Store): Promise<void> {
  const site = siteOn(store);
  const as = async (...who: [Parameters<typeof signIn>[1], string | null]) => (await signIn(site, ...who)).browser;
  const [sender, other] = [await as("sender", "102"), await as("sender", "104")];
  const [approver, national] = [await as("approver", "102"), await as("national", null)];
  for (const { id, period, sender: whose } of registry) {
    const authority = whose === "national" ? "national" : "102";
    for (const purpose of ["send", "check"]) {
      await posted(
        authority === "national" ? national : sender,
        `/returns/${id}/${PERIODS[period]}/${authority}`,
        purpose,
      );
    }
  }
  const send = async (browser: Browser, place: string, bytes: Uint8Array) => {
    const path = await posted(browser, place);
    const [key = ""] = [...site.keys].slice(-1);
    await beneath.uploads.put(key, bytes);
    await ingestUpload({ key }, { store: beneath });
    return (await went(browser, `${path}/arrived`)) ?? "";
  };
  const place = `/returns/${SURVEY}/102`;
  const odd = surveyReturn((text) => text.replace("of which council-managed", "Figure 7"));
  const receipt = await send(sender, place, odd);
  const columns = await page(sender, `${receipt}/columns`);
  const [, name = ""] = /<select[^>]* name="(header-\d+)"/.exec(columns) ?? [];
  expect((await sender.post(`${receipt}/columns`, { [name]: "ongoing_managed" })).status).toBe(303);
  const broken = await send(
    sender,
    place,
    surveyReturn((text) => text.replace("600,180", "about,180")),
  );
  await page(sender, `${broken}/marked`);
  await page(sender, place);
  expect((await sender.post(`${place}/check`, { file: new File([surveyReturn()], "good.csv") })).status).toBe(200);
  await send(sender, place, surveyReturn());
  for (const path of ["", "/history", "/queries", "/template", "/check-context"]) await page(sender, `${place}${path}`);
  for (const path of [place, "/returns"]) await page(approver, path);
  await published(national);
  // With those of another council, the period's rows are kept as one file.
  const others = surveyReturn((text) => text.replaceAll("Cumbria", "Northumberland"));
  await send(other, `/returns/${SURVEY}/104`, others);
  await published(national);
  for (const path of ["", "/people", "/national"]) await page(national, path);
  for (const path of ["", "/collections/personal-budgets/latest/downloads", "/releases"])
    await page(browse(site), path);
}

function siteOn(store: Store) {
  const clock = ticking();
  /** Of the forms that were given out. What is posted with one is put by the right of who signed it. */
  const keys = new Set<string>();
  const presign = async ({ key, mostBytes }: { readonly key: string; readonly mostBytes: number }) => {
    if (mostBytes > 1) {
      keys.add(key);
      await store.uploads.put(key, surveyReturn());
    }
    return { url: "https://uploads.example.org/", fields: {} };
  };
  const options = {
    ...{ store, clock, openTables, openSolver, origin: ORIGIN, access: undefined, mode: "serve" as const },
    secrets: { signing: "a secret of no consequence, for tests only" },
    assets: () => Promise.resolve(assets),
    bucket: { presign },
  };
  return { options, keys, app: createSite(options) };
}

/** Asks for a form and opens it; gives its path. */
async function posted(browser: Browser, place: string, purpose = "send"): Promise<string> {
  await page(browser, place);
  const given = await browser.post(`${place}/forms`, { name: "return.csv", do: purpose });
  const path = given.headers.get("Location") ?? "";
  await page(browser, path);
  await page(browser, `${path}/arrived`);
  return path;
}

async function published(browser: Browser): Promise<void> {
  const preview = await page(browser, "/preview/personal-budgets");
  const [, mark = ""] = /name="preview" value="([0-9a-f]{64})"/.exec(preview) ?? [];
  const answer = await browser.post("/preview/personal-budgets", { preview: mark });
  expect(await answer.text()).toContain("is published");
}

/** Where a page sends on to. */
async function went(browser: Browser, path: string): Promise<string | undefined> {
  const to = (await browser.get(path)).headers.get("Location");
  return to === null ? undefined : new URL(to, ORIGIN).pathname;
}

async function page(browser: Browser, path: string): Promise<string> {
  const answer = await browser.get(path);
  const text = await answer.text();
  expect(answer.status, `${path}: ${text}`).toBeLessThan(400);
  return text;
}

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setFilingRules } from "../../packages/core/src/workflows/set-rules.ts";
import { installBrowser } from "../../scripts/install-browser.ts";
import { type GrantRole, giveAccess } from "../../web/access/grants.ts";
import { makeLink } from "../../web/access/links.ts";
import { atEveryWidth, axeFinds, layoutShift, type Opened, type OpenSite, openSite } from "./open-site.ts";
import { BROKEN_CELLS, brokenFile, COLLECTION, COUNCIL, goodFile, NAME, PERIOD, RETURN } from "./survey-files.ts";

const found = await installBrowser();
const skipped = found.kind === "missing" ? ` (skipped: ${found.reason})` : "";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

describe.skipIf(found.kind === "missing")(`an officer in a browser${skipped}`, () => {
  let opened: OpenSite;
  /** The public figure, as it was shown after the first release. */
  let shown = "";

  beforeAll(async () => {
    opened = await openSite(found.kind === "found" ? found.path : "");
    const { store, clock } = opened.site.options;
    const rules = { explainQueries: false, signOff: true };
    await setFilingRules({ collection: COLLECTION, period: PERIOD, rules, by: "national" }, { store, clock });
  });

  afterAll(() => opened?.close());

  async function signedIn(role: GrantRole, who: string, javaScriptEnabled = true): Promise<Opened> {
    const { store, clock } = opened.site.options;
    const powers = { access: store.data, clock };
    const authority = role === "sender" || role === "approver" ? COUNCIL : null;
    const grant = await giveAccess({ who, role, authority, address: null, by: "national" }, powers);
    const token = await makeLink({ grant: grant.id, minutes: 60 }, powers);
    const visit = await opened.open({ javaScriptEnabled });
    await visit.page.goto(`/sign-in/link/${token}`);
    await visit.page.getByRole("button", { name: "Sign in" }).click();
    await visit.page
      .getByRole("link", { name: "Sign out" })
      .or(visit.page.getByRole("button", { name: "Sign out" }))
      .waitFor();
    return visit;
  }

  function choose(page: Page, bytes: Uint8Array): Promise<void> {
    return page.setInputFiles("#file", { name: NAME, mimeType: TYPE, buffer: Buffer.from(bytes) });
  }

  /** Goes on by the Tab key to what bears these words; fails where the keyboard is somewhere and does not show it. */
  async function tabTo(page: Page, words: string, tag: string): Promise<void> {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate<{ tag: string; text: string; shown: boolean }>(
        `(() => { const on = document.activeElement; const style = getComputedStyle(on); return { tag: on.tagName, text: on.textContent.trim(), shown: style.boxShadow !== "none" || style.outlineStyle !== "none" }; })()`,
      );
      expect(at.shown, `${at.tag} ${at.text}`).toBe(true);
      if (at.tag === tag && at.text.startsWith(words)) return;
    }
    throw new Error(`Forty presses of Tab do not lead to ${words}`);
  }

  async function faultyCells(page: Page): Promise<string[]> {
    return page.locator("h4.site-finding__where").allTextContents();
  }

  /** Looks at what would move and at what is hidden, then publishes it. */
  async function publishes(page: Page, version: string): Promise<void> {
    page.setDefaultTimeout(90_000);
    await page.goto("/national");
    await page.getByRole("link", { name: /withdraw a release\s*: Personal budgets survey/ }).click();
    await page.getByText(`Version ${version} would hold`).waitFor();
    await page.getByRole("heading", { name: "How small numbers are protected" }).waitFor();
    if (version !== "1.0.0") await page.getByText("Figures that would move:").waitFor();
    await page.getByRole("button", { name: `Publish version ${version}` }).click();
    await page.getByText(`Version ${version} is published`).waitFor();
  }

  /** From the home page by links alone to the figure, and on to the council's cells behind it; gives the figure. */
  async function explainsItself(page: Page): Promise<string> {
    await page.getByRole("link", { name: "Figures", exact: true }).click();
    await page.getByRole("link", { name: "All of Personal budgets survey" }).click();
    const row = page.getByRole("row", { name: "People with ongoing support", exact: false }).first();
    await row.getByRole("cell").first().getByRole("link").click();
    await page.getByRole("heading", { name: "How was this worked out?" }).waitFor();
    const figure = (await page.locator(".site-figure").textContent()) ?? "";
    await page.getByRole("link", { name: "Cells of Cumbria" }).click();
    await page.getByRole("table", { name: "Cells by column and sheet" }).waitFor();
    expect(await page.locator("tbody th").first().textContent()).toMatch(/^[A-Z]+\d+/);
    return figure;
  }

  async function looksRight(page: Page, name: string): Promise<void> {
    expect(await axeFinds(page), name).toEqual([]);
    expect(await atEveryWidth(page, name), name).toEqual([]);
  }

  it("sees five broken cells without sending anything, mends them, sends, and the approver signs off", async () => {
    const { page, requested, complaints } = await signedIn("sender", "finance officer");
    expect(new URL(page.url()).pathname).toBe("/returns");
    await page.goto(RETURN);
    expect(await layoutShift(page)).toBeLessThan(0.01);
    await looksRight(page, "return");

    const before = requested.length;
    await choose(page, brokenFile());
    await page.getByRole("heading", { name: "There is something to put right" }).waitFor();
    expect(await faultyCells(page)).toEqual(expect.arrayContaining(BROKEN_CELLS));
    expect(await page.locator("td.site-extract__faulty").count()).toBeGreaterThanOrEqual(5);
    expect(requested.slice(before).filter((one) => !one.startsWith("GET /"))).toEqual([]);
    await looksRight(page, "checked-in-the-browser");

    await choose(page, goodFile());
    await page.getByRole("heading", { name: "No errors were found" }).waitFor();
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("heading", { name: "Received: to be signed off" }).waitFor();
    expect(requested.filter((one) => one === `POST ${RETURN}/send`)).toHaveLength(1);
    await looksRight(page, "receipt");
    const receipt = page.url();

    await page.goBack();
    await page.goto(receipt);
    expect(requested.filter((one) => one === `POST ${RETURN}/send`)).toHaveLength(1);

    const approver = await signedIn("approver", "head of finance");
    await approver.page.goto(RETURN);
    await looksRight(approver.page, "to-sign-off");
    await approver.page.getByLabel("Note (optional)").fill("Agreed with the ledger");
    await approver.page.getByRole("button", { name: "Sign off" }).click();
    await approver.page.getByRole("heading", { name: "Signed off" }).waitFor();
    await page.goto("/returns");
    expect(await page.locator("tbody .govuk-tag").allTextContents()).toEqual(["In"]);
    await looksRight(page, "returns");
    const national = await signedIn("national", "collection lead");
    await publishes(national.page, "1.0.0");
    await looksRight(national.page, "published");
    shown = await explainsItself(national.page);
    expect(shown).toMatch(/^\d/);
    expect([...complaints, ...approver.complaints, ...national.complaints]).toEqual([]);
  }, 240_000);

  it("does it by keyboard alone, and sees where the keyboard is", async () => {
    const { store, clock } = opened.site.options;
    const powers = { access: store.data, clock };
    const given = {
      who: "a fifth officer",
      role: "sender",
      authority: COUNCIL,
      address: null,
      by: "national",
    } as const;
    const token = await makeLink({ grant: (await giveAccess(given, powers)).id, minutes: 60 }, powers);
    const { page } = await opened.open();
    await page.goto(`/sign-in/link/${token}`);
    await tabTo(page, "Sign in", "BUTTON");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/returns");
    await tabTo(page, "Personal budgets survey", "A");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${RETURN}`);
    await tabTo(page, "", "INPUT");
    // The dialog to choose a file is the browser's own.
    await choose(page, goodFile({ "forecast_ongoing 0": 155 }));
    await page.getByRole("heading", { name: "No errors were found" }).waitFor();
    await tabTo(page, "Send", "BUTTON");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Received: to be signed off" }).waitFor();
  });

  it("does the same without JavaScript", async () => {
    const { page } = await signedIn("sender", "deputy finance officer", false);
    await page.goto(RETURN);
    await choose(page, brokenFile());
    await page.getByRole("button", { name: "Check without sending" }).click();
    await page.getByRole("heading", { name: "There is something to put right" }).waitFor();
    expect(await faultyCells(page)).toEqual(expect.arrayContaining(BROKEN_CELLS));
    await choose(page, brokenFile());
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByRole("heading", { name: "The return does not count yet" }).waitFor();
    await page.getByRole("button", { name: "Send the file again" }).click();
    await choose(page, goodFile({ "forecast_ongoing 0": 152, "ongoing_support 0": 470 }));
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByText("5 fixed, 0 still there, 0 new.").waitFor();
    const approver = await signedIn("approver", "deputy head of finance", false);
    await approver.page.goto(RETURN);
    await approver.page.getByRole("button", { name: "Sign off" }).click();
    await approver.page.getByRole("heading", { name: "Signed off" }).waitFor();
    const national = await signedIn("national", "deputy lead", false);
    await publishes(national.page, "1.0.1");
    const moved = await explainsItself(national.page);
    expect(moved).toMatch(/^\d/);
    expect(moved).not.toBe(shown);
  }, 240_000);

  it("is told at once of a file that is empty, and keeps the page where the connection breaks", async () => {
    const { page } = await signedIn("sender", "a third officer");
    await page.goto(RETURN);
    await page.setInputFiles("#file", { name: NAME, mimeType: TYPE, buffer: Buffer.alloc(0) });
    await page.getByText("is empty (0 bytes). Nothing was sent.").waitFor();
    await choose(page, goodFile({ "forecast_ongoing 0": 153 }));
    await page.getByRole("heading", { name: "No errors were found" }).waitFor();
    await page.route("**/send", (route) => route.abort("connectionreset"));
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByText("The connection broke before the file had arrived.").waitFor();
    await page.unroute("**/send");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByRole("heading", { name: "Received: to be signed off" }).waitFor();
  });

  it("meets pages that axe finds nothing wrong with, also where something is wrong", async () => {
    const { page } = await signedIn("sender", "a fourth officer");
    const visitor = await opened.open();
    for (const [name, path] of [
      ["home", "/"],
      ["sign-in", "/sign-in"],
      ["bad-link", "/sign-in/link/none"],
      ["not-found", "/nowhere"],
    ] as const) {
      await visitor.page.goto(path);
      await looksRight(visitor.page, name);
    }
    for (const [name, path] of [
      ["history", `${RETURN}/history`],
      ["other-council", `/returns/${COLLECTION}/${PERIOD}/114`],
    ] as const) {
      await page.goto(path);
      await looksRight(page, name);
    }
    await page.goto(RETURN);
    await choose(page, brokenFile());
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByRole("heading", { name: "The return does not count yet" }).waitFor();
    await looksRight(page, "receipt-rejected");
    const { page: national } = await signedIn("national", "collection lead");
    const board = `/national/${COLLECTION}/${PERIOD}`;
    for (const [name, path] of [
      ["collections", "/national"],
      ["board", board],
      ["chase", `${board}/chase`],
      ["window", `${board}/window`],
      ["confusing", `${board}/confusing`],
      ["compare", `${RETURN}/compare`],
      ["waivers", `${RETURN}/waivers`],
      ["people", "/people"],
    ] as const) {
      await national.goto(path);
      await looksRight(national, name);
    }
  }, 240_000);
});

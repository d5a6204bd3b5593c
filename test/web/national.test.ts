import { describe, expect, it } from "vitest";
import { confusingRules } from "../../packages/core/src/workflows/confusing-rules.ts";
import { signIn, testSite } from "./site-for-tests.ts";
import { asFile, brokenFile, COLLECTION, COUNCIL, goodFile, PERIOD, RETURN } from "./survey-files.ts";

const BOARD = `/national/${COLLECTION}/${PERIOD}`;

/** A site with a sender of one council, and somebody of the national team. */
async function team() {
  const site = await testSite();
  const sender = (await signIn(site, "sender", COUNCIL, "finance officer")).browser;
  const national = (await signIn(site, "national", null, "collection lead")).browser;

  async function send(bytes: Uint8Array<ArrayBuffer>, minutes = 0) {
    site.pass(minutes);
    await sender.get(RETURN);
    return sender.post(`${RETURN}/send`, { file: asFile(bytes) });
  }

  async function decide(path: string, fields: Readonly<Record<string, string>>) {
    await national.get(path);
    return national.post(path, fields);
  }

  return { site, sender, national, send, decide };
}

type Team = Awaited<ReturnType<typeof team>>;

const text = async (response: Response | Promise<Response>) => (await response).text();

describe("the board of a period", () => {
  it("counts who is in, in error, awaiting approval, late and missing, and says how long is left", async () => {
    const { national, send, decide } = await team();
    const window = { do: "set", opens: "2026-05-01", due: "2026-06-12", closes: "2026-06-26", remind: "7, 1" };
    expect((await decide(`${BOARD}/window`, window)).status).toBe(303);
    await send(brokenFile());
    const board = await text(national.get(BOARD));
    expect(board).toMatch(/In<\/dt><dd[^>]*>0 of 152/);
    expect(board).toMatch(/In error<\/dt><dd[^>]*>1</);
    expect(board).toMatch(/Missing<\/dt><dd[^>]*>151</);
    expect(board).toContain("Friday 12 June 2026, in 11 days");
    await send(goodFile(), 5);
    expect(await text(national.get(BOARD))).toMatch(/In<\/dt><dd[^>]*>1 of 152/);
    expect(await text(national.get("/national"))).toMatch(/31 March 2010[\s\S]*1 of 152/);
  });

  it("opens a period that nothing has come in for", async () => {
    const { national } = await team();
    const response = await national.get(`/national/${COLLECTION}?period-${COLLECTION}=2011-03-31`);
    expect(response.headers.get("Location")).toBe(`/national/${COLLECTION}/2011-03-31/window`);
    expect((await national.get(`/national/${COLLECTION}?period-${COLLECTION}=soon`)).status).toBe(422);
    expect((await national.get(`/national/${COLLECTION}/soon`)).status).toBe(422);
  });
});

describe("the window's page", () => {
  it("says every fault of the days, and keeps what was entered", async () => {
    const { decide } = await team();
    const response = await decide(`${BOARD}/window`, {
      do: "set",
      opens: "2026-06-30",
      due: "2026-06-13",
      closes: "x",
    });
    const page = await text(response);
    expect(response.status).toBe(422);
    expect(page).toContain('value="2026-06-30"');
    expect(page).toContain("There is a problem");
  });

  it("reopens for one council with a reason, and closes again", async () => {
    const { site, decide, national, send } = await team();
    const path = `${BOARD}/window`;
    await decide(path, { do: "set", opens: "2026-05-01", due: "2026-06-12", closes: "2026-06-26" });
    site.pass(40 * 24 * 60);
    const again = await signIn(site, "national", null, "collection lead");
    const late = await signIn(site, "sender", COUNCIL, "finance officer");
    await late.browser.get(RETURN);
    await late.browser.post(`${RETURN}/send`, { file: asFile(goodFile()) });
    expect(await text(again.browser.get(BOARD))).toMatch(/Late<\/dt><dd[^>]*>1</);
    await again.browser.get(path);
    expect((await again.browser.post(path, { do: "reopen", council: "Cumbria", reason: " " })).status).toBe(422);
    await again.browser.get(path);
    expect((await again.browser.post(path, { do: "reopen", council: "Cumbria", reason: "A flood" })).status).toBe(303);
    expect(await text(again.browser.get(BOARD))).toMatch(/In<\/dt><dd[^>]*>1 of 152/);
    expect(await text(again.browser.get(path))).toMatch(/Reopened: Cumbria. A flood[\s\S]*collection lead/);
    expect((await national.get(path)).status).toBe(303);
    expect((await send(goodFile())).status).toBe(401);
  });

  it("sets what returns need", async () => {
    const { decide, national } = await team();
    expect((await decide(`${BOARD}/window`, { do: "rules", "sign-off": "yes" })).status).toBe(303);
    expect(await text(national.get(`${BOARD}/window`))).toMatch(/second person[^<]*<\/dt><dd[^>]*>Yes/);
  });
});

describe("the chase list", () => {
  it("has a message for each that can be sent as it is, with the page to go to", async () => {
    const { national, send } = await team();
    await send(brokenFile());
    const page = await text(national.get(`${BOARD}/chase`));
    expect(page).toContain("put the file right");
    expect(page.match(/Ready message/g)?.length).toBe(152);
    expect(page).toContain("https://returns.example.org/returns");
  });
});

describe("a waiver", () => {
  it("is granted, lets a file that was rejected count when it is read again, and is ended", async () => {
    const { send, decide, national } = await team();
    await send(goodFile({ "personal_budget_spend 0": 9_500_000 }));
    const path = `${RETURN}/waivers`;
    const grant = { do: "grant", code: "exceeds", table: "money", reason: "Agreed", expires: "2026-12-31" };
    expect((await decide(path, { ...grant, code: "no-such-rule" })).status).toBe(422);
    expect((await decide(path, grant)).status).toBe(303);
    const receipt = (await decide(path, { do: "recheck" })).headers.get("Location") ?? "";
    const page = await text(national.get(receipt));
    expect(page).toContain("Your return is in");
    expect(page).toContain("Waived until 2026-12-31 by collection lead: Agreed");
    const [, id = ""] = /name="id" value="([^"]+)"/.exec(await text(national.get(path))) ?? [];
    expect((await decide(path, { do: "end", id })).status).toBe(303);
    expect(await text(national.get(path))).toContain("There are none.");
  });
});

describe("a return beside what was sent before", () => {
  it("shows what differs from the file before, exactly", async () => {
    const { send, national } = await team();
    expect(await text(national.get(`${RETURN}/compare`))).toContain("there is nothing to compare");
    await send(goodFile());
    await send(goodFile({ "forecast_ongoing 0": 1234 }), 5);
    const page = await text(national.get(`${RETURN}/compare`));
    expect(page).toContain("What differs from the file before (1)");
    expect(page).toMatch(/forecast_ongoing<\/td><td[^>]*>J6<\/td><td[^>]*>1,234<\/td><td[^>]*>150</);
  });
});

describe("a return that is looked at by the national team", () => {
  it("says which figures of England it would move, before it counts", async () => {
    const { sender, national } = await team();
    await national.get(`${BOARD}/window`);
    await national.post(`${BOARD}/window`, { do: "rules", "sign-off": "yes" });
    await sender.get(RETURN);
    const sent = await sender.post(`${RETURN}/send`, { file: asFile(goodFile()) });
    const receipt = sent.headers.get("Location") ?? "";
    expect(await text(national.get(receipt))).toContain(`${receipt}/impact`);
    const page = await text(national.get(`${receipt}/impact`));
    expect(page).toContain("What would change if this return counted");
    expect(page).toMatch(/0 of 152<\/td><td[^>]*>1 of 152/);
    expect((await sender.get(`${receipt}/impact`)).status).toBe(403);
  });
});

describe("a release", () => {
  it("is looked at before it is published, and what was looked at is what is published", async () => {
    const { send, national, decide } = await team();
    const path = `/preview/${COLLECTION}`;
    expect(await text(national.get(path))).toContain("there is nothing to publish");
    await send(goodFile());
    const preview = await text(national.get(path));
    expect(preview).toContain("Version 1.0.0 would hold");
    const [, mark = ""] = /name="preview" value="([0-9a-f]{64})"/.exec(preview) ?? [];
    await send(goodFile({ "ongoing_support 0": 401 }), 5);
    const moved = await decide(path, { preview: mark });
    expect(moved.status).toBe(409);
    const page = await text(moved);
    expect(page).toContain("Something came in while this page was open");
    const [, fresh = ""] = /name="preview" value="([0-9a-f]{64})"/.exec(page) ?? [];
    const done = await text(decide(path, { preview: fresh }));
    expect(done).toContain("Version 1.0.0 is published");
    expect(done).toContain("Nothing has changed since version 1.0.0");
    expect(preview).toContain("How small numbers are protected");
    expect(preview).toContain("Numbers of people below 5 are hidden");
    await isWithdrawn({ national, decide, path });
  });

  /** Withdrawn with a reason and a second look; then said wherever the release can be opened, and not published again. */
  async function isWithdrawn({
    national,
    decide,
    path,
  }: Pick<Team, "national" | "decide"> & { readonly path: string }) {
    const form = `${path}/withdraw/1.0.0`;
    expect(await text(national.get(path))).toContain(`href="${form}"`);
    expect((await decide(form, { do: "look", reason: "" })).status).toBe(422);
    expect((await decide(`${path}/withdraw/1.*`, { do: "look", reason: "x" })).status).toBe(422);
    const reason = "Cumbria's <file> was for another year";
    const sure = await text(decide(form, { do: "look", reason }));
    expect(sure).toContain("Cumbria&#39;s &lt;file&gt; was for another year");
    expect(sure).toContain("None: nothing would be published");
    const page = `/collections/${COLLECTION}/1.0.0`;
    expect(await text(national.get(page))).not.toContain("This release was withdrawn");
    const done = await decide(form, { do: "withdraw", reason });
    expect([done.status, done.headers.get("Location")]).toEqual([303, `${path}?withdrawn=1.0.0`]);
    const after = await text(national.get(`${path}?withdrawn=1.0.0`));
    expect(after).toContain("Release 1.0.0 is withdrawn");
    expect(after).toContain("Nothing is published: the returns that count are still those of 1.0.0.");
    const withdrawn = await national.get(page);
    expect(withdrawn.headers.get("Release-Withdrawn")).toMatch(/^2026-06-01T/);
    expect(await text(withdrawn)).toContain("Release 1.0.0 was withdrawn on 1 June 2026. Do not use its figures.");
    expect((await national.get(`/collections/${COLLECTION}/latest`)).status).toBe(404);
    expect(await text(national.get("/releases"))).toMatch(/Withdrawn<\/strong>.*for another year/);
    const feed = await text(national.get("/releases.atom"));
    expect(feed).toContain(`/collections/${COLLECTION}/1.0.0#withdrawn</id>`);
    expect(feed).toContain("Withdrawn: Personal budgets survey, release 1.0.0");
    const api = `/api/v1/collections/${COLLECTION}`;
    const csv = await national.get(`${api}/releases/1.0.0/figures.csv?limit=1`);
    expect([csv.headers.get("Release-Withdrawn"), csv.headers.get("Cache-Control")]).toEqual([
      "2026-06-01T09:05:00.000Z",
      "public, max-age=60",
    ]);
    const listed = await text(national.get(`${api}/releases`));
    expect(JSON.parse(listed).releases).toMatchObject([
      { version: "1.0.0", withdrawn: { reason, figures: [], instead: null } },
    ]);
    expect(listed).not.toContain("collection lead");
    expect((await national.get(form)).status).toBe(422);
  }
});

describe("rules that are hard to meet", () => {
  it("are ranked by tries that did not clear them and hours until they were", async () => {
    const { site, send, national } = await team();
    await send(brokenFile());
    await send(goodFile({ "personal_budget_spend 0": 9_500_000 }), 60);
    await send(goodFile(), 120);
    const rules = await confusingRules({ collection: COLLECTION, period: PERIOD }, site.options.store);
    expect(
      rules.map(({ code, retries, notCleared, hoursLost, open }) => [code, retries, notCleared, hoursLost, open]),
    ).toEqual([
      ["exceeds", 2, 1, 3, 0],
      ...["not-a-number", "negative", "does-not-add-up", "not-whole"].map((code) => [code, 1, 0, 1, 0]),
    ]);
    expect(await text(national.get(`${BOARD}/confusing`))).toMatch(/exceeds<\/span><\/th>[\s\S]*1 of 2/);
  });
});

describe("an auditor", () => {
  it("sees what the national team sees, without a button to press but to sign out", async () => {
    const { site, send } = await team();
    await send(goodFile());
    const { browser } = await signIn(site, "auditor", null, "auditor");
    for (const path of [
      "/national",
      BOARD,
      `${BOARD}/window`,
      `${BOARD}/chase`,
      RETURN,
      `${RETURN}/waivers`,
      `/preview/${COLLECTION}`,
    ]) {
      const page = await text(browser.get(path));
      expect(page.match(/<form method="post" action="([^"]*)"/g), path).toEqual([
        '<form method="post" action="/sign-out"',
      ]);
    }
  });
});

describe("giving access", () => {
  it("shows a link once, which works; withdrawn, it no longer does", async () => {
    const { site, national, decide } = await team();
    const given = await decide("/people", { who: "<b>new</b> officer", role: "sender", council: "Cumbria" });
    const page = await text(given);
    expect(page).toContain("&lt;b&gt;new&lt;/b&gt; officer");
    const [, link = ""] = /https:\/\/returns\.example\.org(\/sign-in\/link\/[\w-]+)/.exec(page) ?? [];
    expect((await site.app.request(`https://returns.example.org${link}`)).status).toBe(200);
    const people = await text(national.get("/people"));
    expect(people).not.toContain(link);
    const id = /&lt;b&gt;new[\s\S]*?action="(\/people\/[0-9a-f]+)"/.exec(people)?.[1] ?? "";
    expect((await national.post(id, { do: "withdraw" })).status).toBe(303);
    expect((await site.app.request(`https://returns.example.org${link}`)).status).toBe(410);
  });

  it("says what is missing", async () => {
    const { decide } = await team();
    const page = await text(decide("/people", { who: "", role: "", address: "x" }));
    for (const says of ["Enter a name, a role or an address", "Choose a role", "Enter an e-mail address"])
      expect(page).toContain(says);
    expect(await text(decide("/people", { who: "x", role: "sender", council: "Atlantis" }))).toContain(
      "Enter the council they send",
    );
  });
});

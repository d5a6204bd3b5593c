import { describe, expect, it } from "vitest";
import type { Notification } from "../../packages/core/src/notify/notifier.ts";
import { addressHash } from "../../web/access/ask-for-link.ts";
import { changeGrant, giveAccess } from "../../web/access/grants.ts";
import { makeLink } from "../../web/access/links.ts";
import { nextPath } from "../../web/access/next-path.ts";
import { browse, ORIGIN, signIn, type TestSite, testSite } from "./site-for-tests.ts";

const powersOf = ({ options }: TestSite) => ({ access: options.store.data, clock: options.clock });

async function linkFor(site: TestSite, minutes = 60) {
  const given = { who: "finance officer", role: "sender", authority: "102", address: null, by: "national" } as const;
  const grant = await giveAccess(given, powersOf(site));
  return { grant, path: `/sign-in/link/${await makeLink({ grant: grant.id, minutes }, powersOf(site))}` };
}

async function stored(site: TestSite): Promise<string> {
  const texts: string[] = [];
  for await (const { key } of site.options.store.data.list("")) {
    const object = await site.options.store.data.get(key);
    texts.push(`${key}\n${new TextDecoder().decode(object?.bytes)}`);
  }
  return texts.join("\n");
}

describe("a sign-in link", () => {
  it("says whom it signs in, and signs in once it is asked to", async () => {
    const site = await testSite();
    const { path } = await linkFor(site);
    const browser = browse(site);
    expect(await (await browser.get(path)).text()).toContain("You will be signed in as finance officer, sender for");
    expect(await (await browser.get("/")).text()).not.toContain("Sign out");
    expect((await browser.post(path, {})).headers.get("Location")).toBe("/returns");
    expect(await (await browser.get("/")).text()).toContain("finance officer (sender)");
  });

  it("works once, also of ten at one time", async () => {
    const site = await testSite();
    const { path } = await linkFor(site);
    const tries = await Promise.all(Array.from({ length: 10 }, () => browse(site).post(path, {})));
    expect(tries.filter(({ status }) => status === 303)).toHaveLength(1);
    const [lost] = tries.filter(({ status }) => status === 410);
    expect(await lost?.text()).toContain("A link signs in once.");
  });

  it("no longer works after its time, or after the access was withdrawn", async () => {
    const site = await testSite();
    const { path } = await linkFor(site, 60);
    site.pass(61);
    expect(await (await browse(site).get(path)).text()).toContain("This sign-in link has expired");
    const other = await linkFor(site);
    await changeGrant(other.grant.id, { change: { withdrawn: true }, by: "national" }, powersOf(site));
    expect(await (await browse(site).post(other.path, {})).text()).toContain("This access was withdrawn");
  });

  it("is kept as a hash only, like a session", async () => {
    const site = await testSite();
    const { path } = await linkFor(site);
    const browser = browse(site);
    await browser.post(path, {});
    const token = path.split("/").at(-1) ?? "";
    const session = decodeURIComponent(/session=([^;.]+)/.exec(browser.cookie())?.[1] ?? "");
    const text = await stored(site);
    expect(session.length).toBeGreaterThan(40);
    expect(text).not.toContain(token);
    expect(text).not.toContain(session);
  });

  it("that somebody makes up is none, however long it is", async () => {
    const site = await testSite();
    for (const token of ["x", "../../grants/1", "%2e%2e%2fgrants", "a".repeat(5000)]) {
      expect((await browse(site).get(`/sign-in/link/${encodeURIComponent(token)}`)).status).toBe(410);
    }
  });

  it("may be tried sixty times an hour from one place, where the server can tell places", async () => {
    const site = await testSite({ callerOf: () => "192.0.2.7" });
    const answers: number[] = [];
    for (let n = 0; n < 62; n += 1) answers.push((await browse(site).get(`/sign-in/link/${n}`)).status);
    expect(answers.filter((status) => status === 429)).toHaveLength(2);
    site.pass(60);
    expect((await browse(site).get("/sign-in/link/1")).status).toBe(410);
  });
});

describe("asking for a link by e-mail", () => {
  async function siteWithMail() {
    const sent: Notification[] = [];
    const site = await testSite({
      notifier: {
        channel: "test",
        reaches: true,
        needsAddress: true,
        send: async (message) => {
          sent.push(message);
          return { outcome: "sent" };
        },
      },
    });
    const address = addressHash("Officer@example.gov.uk", site.options.secrets.signing);
    const who = { who: "officer", role: "sender", authority: "102", address, by: "national" } as const;
    await giveAccess(who, powersOf(site));
    return { site, sent };
  }

  it("sends one that works to an address that has access, and says the same to any other", async () => {
    const { site, sent } = await siteWithMail();
    const known = await (await browse(site).post("/sign-in", { address: "officer@EXAMPLE.gov.uk" })).text();
    const unknown = await (await browse(site).post("/sign-in", { address: "nobody@example.gov.uk" })).text();
    expect(known).toBe(unknown);
    expect(sent.map(({ to }) => to)).toEqual(["officer@EXAMPLE.gov.uk"]);
    const link = /https:\/\/returns\.example\.org(\S+)/.exec(sent[0]?.body ?? "")?.[1] ?? "";
    expect((await browse(site).post(link, {})).status).toBe(303);
  });

  it("sends five an hour to one address", async () => {
    const { site, sent } = await siteWithMail();
    for (let n = 0; n < 8; n += 1) await browse(site).post("/sign-in", { address: "officer@example.gov.uk" });
    expect(sent).toHaveLength(5);
    site.pass(60);
    await browse(site).post("/sign-in", { address: "officer@example.gov.uk" });
    expect(sent).toHaveLength(6);
  });

  it("keeps no address", async () => {
    const { site } = await siteWithMail();
    await browse(site).post("/sign-in", { address: "officer@example.gov.uk" });
    expect((await stored(site)).toLowerCase()).not.toContain("officer@");
  });

  it.each(["", "me", "a@b", "a@b.c\r\nBcc: all@example.org", "<a@example.org>"])(
    "says what is wrong with %j and sends nothing",
    async (address) => {
      const { site, sent } = await siteWithMail();
      const response = await browse(site).post("/sign-in", { address });
      expect(response.status).toBe(422);
      expect(await response.text()).toContain("Enter an e-mail address");
      expect(sent).toEqual([]);
    },
  );
});

describe("a session", () => {
  it("has a cookie that scripts and other sites cannot use", async () => {
    const site = await testSite();
    const { path } = await linkFor(site);
    const response = await browse(site).post(path, {});
    const [cookie = ""] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-session=/);
    for (const part of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"]) expect(cookie).toContain(part);
    expect(cookie).not.toContain("Domain");
  });

  it("is a new one at every sign-in, and the cookie that was there before is worth nothing", async () => {
    const site = await testSite();
    const { browser } = await signIn(site, "sender", "102");
    const before = browser.cookie();
    const { path } = await linkFor(site);
    await browser.post(path, {});
    expect(browser.cookie()).not.toBe(before);
    const text = await (await site.app.request(`${ORIGIN}/`, { headers: { Cookie: before } })).text();
    expect(text).not.toContain("Sign out");
  });

  it("ends with the day, and when its bearer signs out, wherever its cookie was copied to", async () => {
    const site = await testSite();
    const { browser } = await signIn(site, "national");
    const copied = browser.cookie();
    expect((await browser.post("/sign-out", {})).status).toBe(303);
    expect(await (await site.app.request(`${ORIGIN}/`, { headers: { Cookie: copied } })).text()).not.toContain(
      "Sign out",
    );
    const other = await signIn(site, "national");
    site.pass(10 * 60);
    expect(await (await other.browser.get("/")).text()).not.toContain("Sign out");
  });

  it("does what the role of the moment may: a change counts at once", async () => {
    const site = await testSite();
    const { browser, grant } = await signIn(site, "national");
    expect((await browser.get("/people")).status).toBe(200);
    await changeGrant(grant.id, { change: { role: "auditor" }, by: "another" }, powersOf(site));
    expect((await browser.get("/people")).status).toBe(403);
    await changeGrant(grant.id, { change: { withdrawn: true }, by: "another" }, powersOf(site));
    expect((await browser.get("/people")).headers.get("Location")).toBe("/sign-in?next=%2Fpeople");
    const response = await browser.post("/people", { who: "me again", role: "national" });
    expect(response.status).toBe(401);
    expect(await response.text()).toContain("nothing was sent or changed");
  });

  it("is refused where its cookie was changed by a character, or its signature is gone or another's", async () => {
    const site = await testSite();
    const { browser } = await signIn(site, "national");
    const [name = "", value = ""] = browser.cookie().split(/=(.*)/s);
    const token = decodeURIComponent(value).split(".")[0] ?? "";
    const otherSite = await testSite({ secrets: { signing: "another secret of no consequence, for tests" } });
    const other = decodeURIComponent((await signIn(otherSite, "national")).browser.cookie()).split(".")[1] ?? "";
    const changed = [
      value.replace(/^./, (first) => (first === "A" ? "B" : "A")),
      token,
      `${token}.`,
      `${token}.${other}`,
    ];
    for (const one of changed) {
      const headers = { Cookie: `${name}=${encodeURIComponent(one)}` };
      expect(await (await site.app.request(`${ORIGIN}/sign-in`, { headers })).text(), one).not.toContain("Sign out");
    }
    const own = await site.app.request(`${ORIGIN}/sign-in`, { headers: { Cookie: browser.cookie() } });
    expect(await own.text()).toContain("Sign out");
  });
});

describe("a form", () => {
  it.each([
    ["another site", { Origin: "https://evil.example" }],
    ["nowhere", { Origin: "null" }],
    ["a page of the same name over HTTP", { Origin: "http://returns.example.org" }],
    ["a page another site shows", { "Sec-Fetch-Site": "cross-site" }],
  ])("from %s is refused", async (_where, headers) => {
    const { browser } = await signIn(await testSite(), "national");
    const response = await browser.post("/sign-out", {}, headers);
    expect(response.status).toBe(403);
    expect(await (await browser.get("/")).text()).toContain("Sign out");
  });

  it("with another token, or none, is refused", async () => {
    const { browser } = await signIn(await testSite(), "national");
    for (const csrf of ["", "0".repeat(64)]) expect((await browser.post("/sign-out", { csrf })).status).toBe(403);
    expect((await browser.post("/sign-out", {})).status).toBe(303);
  });

  it("that is too large is refused with a page, and one that is no form, too", async () => {
    const site = await testSite();
    const { browser } = await signIn(site, "national");
    expect((await browser.post("/people", { who: "x".repeat(600_000) })).status).toBe(413);
    const headers = { Origin: ORIGIN, Cookie: browser.cookie(), "Content-Type": "application/json" };
    const json = await site.app.request(`${ORIGIN}/people`, { method: "POST", body: "{}", headers });
    expect(json.status).toBe(400);
    const cut = { ...headers, "Content-Type": "multipart/form-data; boundary=b" };
    const half = await site.app.request(`${ORIGIN}/people`, {
      method: "POST",
      body: "--b\r\nContent-Disp",
      headers: cut,
    });
    expect(half.status).toBe(400);
    expect(await half.text()).toContain("The form did not arrive whole");
  });
});

describe("where to go after signing in", () => {
  it.each([
    ["/returns/a/b/102?new=1", "/returns/a/b/102?new=1"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["https://evil.example", "/"],
    ["/a\r\nSet-Cookie: x=y", "/"],
    ["javascript:alert(1)", "/"],
    ["/sign-in?next=/sign-in", "/"],
    ["", "/"],
    ["returns", "/"],
    ["/..//evil.example", "/"],
  ])("for %j it is %s", (asked, path) => {
    expect(nextPath(asked, ORIGIN)).toBe(path);
  });
});

describe("choosing a role", () => {
  it("is for one's own machine: a site that serves has no such page", async () => {
    const serve = await testSite();
    expect((await browse(serve).post("/sign-in/local", { role: "national" })).status).toBe(404);
    const local = await testSite({ mode: "local", origin: "http://localhost:8080" });
    const browser = browse(local);
    const page = await (await browser.get("/sign-in")).text();
    expect(page).toContain("This site runs on your own machine.");
    await browser.post("/sign-in/local", { role: "sender", council: "Cumbria" });
    expect(await (await browser.get("/")).text()).toContain("Sender of Cumbria (trying out)");
  });

  it("asks for a council that there is", async () => {
    const local = await testSite({ mode: "local", origin: "http://localhost:8080" });
    const response = await browse(local).post("/sign-in/local", { role: "sender", council: "<b>Nowhere</b>" });
    expect(response.status).toBe(422);
    const text = await response.text();
    expect(text).toContain("Enter the name or code of a council");
    expect(text).toContain("&lt;b&gt;Nowhere");
  });
});

import { createServer } from "node:http";
import Provider from "oidc-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeGrant, listGrants } from "../../web/access/grants.ts";
import type { OpenIdOptions } from "../../web/access/open-id-options.ts";
import { type Browser, browse, type TestSite, testSite } from "./site-for-tests.ts";

const ORIGIN = "http://localhost:8080";
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  "lead@national.example": ["returns-team"],
  "analyst@bureau.example": ["analysts"],
  "nobody@elsewhere.example": [],
};

/** A real provider on this machine, whose own pages ask for a name and no password. */
async function startProvider() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const issuer = `http://127.0.0.1:${typeof bound === "object" ? bound?.port : 0}`;
  const groups = structuredClone(GROUPS) as Record<string, string[]>;
  const provider = new Provider(issuer, {
    clients: [
      { client_id: "returns", client_secret: "not much of one", redirect_uris: [`${ORIGIN}/sign-in/openid/back`] },
    ],
    claims: { openid: ["sub"], email: ["email"], groups: ["groups"] },
    scopes: ["openid", "email", "groups"],
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ["for tests"] },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, email: id, groups: groups[id] ?? [] }),
    }),
  });
  server.on("request", provider.callback());
  return { issuer, groups, close: () => new Promise((resolve) => server.close(resolve)) };
}

/** Goes through the provider's pages as somebody with this name would, to the address they are sent back to. */
async function throughProvider(start: string, login: string): Promise<string> {
  const cookies = new Map<string, string>();
  let [url, body]: [string, URLSearchParams | undefined] = [start, undefined];
  for (let step = 0; step < 20; step += 1) {
    const Cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response: Response = await fetch(url, {
      ...(body === undefined ? {} : { method: "POST", body }),
      headers: { Cookie },
      redirect: "manual",
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const to = response.headers.get("Location");
    if (to?.startsWith(ORIGIN)) return to.slice(ORIGIN.length);
    const text = await response.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(text)?.[1];
    if (to === null && prompt === undefined) throw new Error(`The provider is stuck: ${text.slice(0, 300)}`);
    const action = /action="([^"]+)"/.exec(text)?.[1] ?? "";
    body = to === null ? new URLSearchParams({ prompt: prompt ?? "", login, password: "any" }) : undefined;
    url = new URL(to ?? action, url).href;
  }
  throw new Error("The provider goes round in circles");
}

describe("signing in through a provider", () => {
  let provider: Awaited<ReturnType<typeof startProvider>>;
  beforeAll(async () => {
    provider = await startProvider();
  });
  afterAll(() => provider?.close());

  const roleOf: OpenIdOptions["roleOf"] = ({ groups }) => {
    if (!Array.isArray(groups)) return undefined;
    if (groups.includes("returns-team")) return "national";
    return groups.includes("analysts") ? "auditor" : undefined;
  };

  function site(): Promise<TestSite> {
    const { issuer } = provider;
    const client = { clientId: "returns", clientSecret: "not much of one", name: "the bureau" };
    return testSite({
      origin: ORIGIN,
      openId: { issuer, ...client, scope: "openid email groups", roleOf, insecure: true },
    });
  }

  async function comeBack(browser: Browser, login: string, next = "/"): Promise<Response> {
    const asked = await browser.get(`/sign-in/openid?next=${encodeURIComponent(next)}`);
    return browser.get(await throughProvider(asked.headers.get("Location") ?? "", login));
  }

  it("gives the national team their role, under the name the provider knows them by", async () => {
    const browser = browse(await site());
    expect(await (await browser.get("/sign-in")).text()).toContain("Sign in with the bureau");
    const response = await comeBack(browser, "lead@national.example", "/people");
    expect(response.headers.get("Location")).toBe("/people");
    expect(await (await browser.get("/people")).text()).toContain("lead@national.example (national team)");
  });

  it("gives analysts theirs, and nobody else any", async () => {
    const made = await site();
    const analyst = browse(made);
    await comeBack(analyst, "analyst@bureau.example");
    expect((await analyst.get("/people")).status).toBe(403);
    provider.groups["analyst@bureau.example"] = [];
    expect((await comeBack(browse(made), "analyst@bureau.example")).status).toBe(403);
    expect(await (await analyst.get("/")).text()).not.toContain("Sign out");
    provider.groups["analyst@bureau.example"] = ["analysts"];
    expect((await comeBack(browse(made), "analyst@bureau.example")).status).toBe(303);
    const nobody = await comeBack(browse(made), "nobody@elsewhere.example");
    expect(nobody.status).toBe(403);
    expect(await nobody.text()).toContain("You are known to the sign-in service, and have no access here.");
  });

  it("takes the role of the moment, and none that was withdrawn here", async () => {
    const made = await site();
    const powers = { access: made.options.store.data, clock: made.options.clock };
    const browser = browse(made);
    await comeBack(browser, "lead@national.example");
    provider.groups["lead@national.example"] = ["analysts"];
    await comeBack(browse(made), "lead@national.example");
    expect((await browser.get("/people")).status).toBe(403);
    provider.groups["lead@national.example"] = ["returns-team"];
    const [grant] = await listGrants(powers.access);
    await changeGrant(grant?.id ?? "", { change: { withdrawn: true }, by: "another" }, powers);
    expect((await comeBack(browse(made), "lead@national.example")).status).toBe(403);
  });

  it("is refused where somebody comes back who did not begin here, with another's answer, or too late", async () => {
    const made = await site();
    const asked = await browse(made).get("/sign-in/openid");
    const back = await throughProvider(asked.headers.get("Location") ?? "", "lead@national.example");
    expect((await browse(made).get(back)).status).toBe(400);
    const other = browse(made);
    await other.get("/sign-in/openid");
    expect((await other.get(back)).status).toBe(400);
    const late = browse(made);
    const begun = await late.get("/sign-in/openid");
    const answer = await throughProvider(begun.headers.get("Location") ?? "", "lead@national.example");
    made.pass(11);
    expect((await late.get(answer)).status).toBe(400);
    expect(await (await other.get("/")).text()).not.toContain("Sign out");
  });

  it("goes nowhere else afterwards", async () => {
    const browser = browse(await site());
    const response = await comeBack(browser, "lead@national.example", "//evil.example");
    expect(response.headers.get("Location")).toBe("/national");
  });
});

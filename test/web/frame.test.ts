import { describe, expect, it } from "vitest";
import { allRoutes } from "../../web/all-routes.ts";
import { createSite } from "../../web/create-site.ts";
import { browse, ORIGIN, signIn, testSite } from "./site-for-tests.ts";

describe("the frame of the website", () => {
  it("shows a whole page with its title, language and skip link", async () => {
    const response = await browse(await testSite()).get("/");
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toMatch(/^<!doctype html>\n<html lang="en"/);
    expect(text).toMatch(/<title>[^<]+ – Council Returns<\/title>/);
    expect(text).toContain('<a href="#main-content" class="govuk-skip-link"');
  });

  it("answers everything under a strict policy and keeps no page in a cache", async () => {
    const browser = browse(await testSite());
    for (const path of ["/", "/no-such-page", "/sign-in"]) {
      const { headers } = await browser.get(path);
      const policy = headers.get("Content-Security-Policy") ?? "";
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).toContain("frame-ancestors 'none'");
      expect(policy, path).not.toContain("unsafe");
      expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(headers.get("Strict-Transport-Security")).toMatch(/^max-age=\d{8}$/);
      expect(headers.get("Cache-Control")).toMatch(/no-store|no-cache|max-age/);
    }
  });

  it("lets nobody keep a page that bears somebody's name and token, whatever the page says", async () => {
    const site = await testSite();
    const { browser } = await signIn(site, "national");
    const pages = allRoutes.filter(
      ({ method, path, roles }) => method === "get" && roles.includes("public") && !path.includes(":"),
    );
    expect(pages.length).toBeGreaterThan(3);
    for (const { path } of pages) {
      const { headers } = await browser.get(path);
      if (headers.get("Content-Type")?.startsWith("text/html") !== true) continue;
      expect(headers.get("Cache-Control"), path).toBe("no-store");
      expect(headers.get("Vary"), path).toContain("Cookie");
    }
  });

  it("holds nothing inline and nothing from elsewhere", async () => {
    const { app } = await testSite();
    const text = await (await app.request(`${ORIGIN}/sign-in`)).text();
    expect(text).not.toMatch(/<style|<script(?![^>]* src="\/assets\/)| style="| on[a-z]+="/);
    expect([...text.matchAll(/(?:src|href|action)="(?!\/|#)([^"]*)"/g)].map(([, url]) => url)).toEqual([]);
  });

  it("gives its assets for ever, packed, and less than 150 KB of them for a first page", async () => {
    const browser = browse(await testSite());
    const page = await (await browser.get("/")).text();
    const paths = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? "");
    expect(paths.length).toBeGreaterThan(2);
    let bytes = page.length;
    for (const path of paths) {
      const response = await browser.get(path, { "Accept-Encoding": "gzip, br" });
      expect(response.headers.get("Cache-Control"), path).toContain("immutable");
      bytes += (await response.arrayBuffer()).byteLength;
    }
    expect(bytes).toBeLessThan(150_000);
  });

  it("asks for no font, no crest and nothing else in its style", async () => {
    const { options, app } = await testSite();
    const css = await (await app.request(`${ORIGIN}${(await options.assets()).paths["site.css"]}`)).text();
    expect(css).not.toMatch(/url\(|@import|GDS Transport|@font-face/);
    expect(css).toContain("system-ui");
  });

  it("says what to do where there is no such page, and escapes nothing into it", async () => {
    const response = await browse(await testSite()).get("/%3Cscript%3Ealert(1)%3C/script%3E");
    expect(response.status).toBe(404);
    const text = await response.text();
    expect(text).toContain("There is no page at this address.");
    expect(text).not.toContain("<script>alert");
  });

  it("says that it broke with a reference, and what broke to whoever looks after it only", async () => {
    const told: unknown[] = [];
    const site = await testSite({ onFailure: (failure) => told.push(failure) });
    const { browser } = await signIn(site, "national");
    const broken = createSite({
      ...site.options,
      access: { ...site.options.store.data, get: () => Promise.reject(new Error("the disk is on fire")) },
    });
    const response = await broken.request(`${ORIGIN}/`, { headers: { Cookie: browser.cookie() } });
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain("on fire");
    const [, reference] = /this reference: ([0-9a-f]{8})/.exec(text) ?? [];
    expect(told).toMatchObject([{ reference, path: "/", error: new Error("the disk is on fire") }]);
  });

  it("will not begin with a secret that can be guessed, or an address with a path", async () => {
    const { options } = await testSite();
    expect(() => createSite({ ...options, secrets: { signing: "short" } })).toThrow(RangeError);
    expect(() => createSite({ ...options, origin: "https://example.org/returns" })).toThrow(/is not an origin/);
  });

  it("has a rule about councils for every route that names one", () => {
    const named = allRoutes.filter(({ path }) => path.includes(":authority"));
    expect(named.filter(({ council }) => council === undefined)).toEqual([]);
  });
});

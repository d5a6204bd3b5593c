import { describe, expect, it } from "vitest";
import { allRoutes } from "../../web/all-routes.ts";
import { ROLES, type Role } from "../../web/role.ts";
import type { Route } from "../../web/route.ts";
import { type Browser, browse, signIn, testSite } from "./site-for-tests.ts";

/** A council there is, and another one. */
const OWN = "102";
const OTHER = "114";

/** Whether the table says that the role may; whose council it is set aside. */
function may({ roles }: Route, role: Role): boolean {
  return roles.includes("public") || roles.includes(role);
}

function pathOf({ path }: Route, authority: string): string {
  return path.replace(":authority", authority).replaceAll(/:[a-z]+/g, "x");
}

describe("the table of routes", async () => {
  const site = await testSite();
  const browsers = new Map<Role, Browser>([["public", browse(site)]]);
  for (const role of ROLES) {
    if (role === "public") continue;
    const council = role === "sender" || role === "approver" ? OWN : null;
    browsers.set(role, (await signIn(site, role, council)).browser);
  }

  async function ask(route: Route, role: Role, authority: string): Promise<number> {
    const browser = browsers.get(role) ?? browse(site);
    const path = pathOf(route, authority);
    const { status } = await (route.method === "get" ? browser.get(path) : browser.post(path, {}));
    return status;
  }

  const cases = allRoutes
    .filter(({ path }) => path !== "/sign-out")
    .flatMap((route) => ROLES.map((role) => ({ route, role })));

  it.each(cases)("lets $role at $route.method $route.path only where it says so", async ({ route, role }) => {
    const own = role === "national" ? "national" : OWN;
    const status = await ask(route, role, own);
    const refused = route.localOnly === true ? 404 : refusal(route, role);
    if (refused === undefined) expect([200, 303, 400, 404, 409, 410, 413, 422]).toContain(status);
    else expect(status).toBe(refused);
  });

  it.each(cases.filter(({ route, role }) => route.council !== undefined && may(route, role)))(
    "keeps $role out of another council at $route.method $route.path",
    async ({ route, role }) => {
      const status = await ask(route, role, OTHER);
      const oversees = route.council === "overseen" && (role === "national" || role === "auditor");
      if (oversees) expect(status).not.toBe(403);
      else expect(status).toBe(403);
    },
  );

  function refusal(route: Route, role: Role): number | undefined {
    if (may(route, role)) return undefined;
    if (role !== "public") return 403;
    return route.method === "get" && !route.path.startsWith("/api/") ? 303 : 401;
  }

  it("has each way in once", () => {
    const ways = allRoutes.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(ways).size).toBe(ways.length);
  });

  it("lets auditors and the public change nothing but their own sign-in", () => {
    const changing = allRoutes.filter(
      ({ method, roles }) => method === "post" && may({ ...allRoutes[0], roles } as Route, "auditor"),
    );
    expect(changing.every(({ path }) => path.startsWith("/sign-"))).toBe(true);
  });
});

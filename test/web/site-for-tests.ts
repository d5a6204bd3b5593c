import { openSolver } from "../../packages/core/src/solver/open-solver.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { type GrantRole, giveAccess } from "../../web/access/grants.ts";
import { makeLink } from "../../web/access/links.ts";
import { makeAssets } from "../../web/assets/make-assets.ts";
import { createSite } from "../../web/create-site.ts";
import type { SiteOptions } from "../../web/site.ts";

export const ORIGIN = "https://returns.example.org";

/** Made once a test file: it takes a second. */
const assets = makeAssets();

export interface TestSite {
  readonly options: SiteOptions;
  readonly app: ReturnType<typeof createSite>;
  /** Moves the site's clock on. */
  pass(minutes: number): void;
}

/** A site over an empty store of its own. */
export async function testSite(given: Partial<SiteOptions> = {}): Promise<TestSite> {
  let now = new Date("2026-06-01T09:00:00.000Z").getTime();
  const clock = () => new Date(now);
  const options: SiteOptions = {
    store: memoryStore(clock),
    openTables,
    openSolver,
    clock,
    secrets: { signing: "a secret of no consequence, for tests only" },
    mode: "serve",
    origin: ORIGIN,
    assets: () => assets,
    ...given,
  };
  const pass = (minutes: number) => {
    now += minutes * 60_000;
  };
  return { options, app: createSite(options), pass };
}

/** Somebody at a browser: keeps cookies, sends forms with the token of the page they were on. */
export interface Browser {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  post(path: string, fields: Form, headers?: Readonly<Record<string, string>>): Promise<Response>;
  cookie(): string;
  /** The token in the forms of the last page. */
  token(): string;
}

export type Form = Readonly<Record<string, string | File>>;

/** Where a browser can go: a site here, or one that is reached otherwise. */
export interface Reachable {
  readonly app: { request(url: string, init: RequestInit): Response | Promise<Response> };
  readonly options: Pick<SiteOptions, "origin">;
}

export function browse({ app, options }: Reachable): Browser {
  const cookies = new Map<string, string>();
  let token = "";

  async function ask(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set("Cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await app.request(`${options.origin}${path}`, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    const html = response.headers.get("Content-Type")?.startsWith("text/html") === true;
    if (html) token = /name="csrf" value="([^"]*)"/.exec(await response.clone().text())?.[1] ?? token;
    return response;
  }

  return {
    get: (path, headers = {}) => ask(path, { headers }),
    async post(path, fields, headers = {}) {
      const sent = { csrf: token, ...fields };
      const body = Object.values(sent).some((value) => typeof value !== "string") ? multipart(sent) : encoded(sent);
      return ask(path, { method: "POST", body, headers: { Origin: options.origin, ...headers } });
    },
    cookie: () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    token: () => token,
  };
}

function multipart(fields: Form): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

function encoded(fields: Form): URLSearchParams {
  const texts = Object.entries(fields).flatMap(([name, value]) => (typeof value === "string" ? [{ name, value }] : []));
  return new URLSearchParams(texts.map(({ name, value }): [string, string] => [name, value]));
}

interface SignsIn extends Reachable {
  readonly options: Pick<SiteOptions, "origin" | "access" | "store" | "clock">;
}

/** Signs somebody in by a link, as the national team would have given it. */
export async function signIn(site: SignsIn, role: GrantRole, authority: string | null = null, who = `the ${role}`) {
  const powers = { access: site.options.access ?? site.options.store.data, clock: site.options.clock };
  const grant = await giveAccess({ who, role, authority, address: null, by: "the first of them" }, powers);
  const token = await makeLink({ grant: grant.id, minutes: 60 }, powers);
  const browser = browse(site);
  await browser.post(`/sign-in/link/${token}`, {});
  await browser.get("/");
  return { browser, grant };
}

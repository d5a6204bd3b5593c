import type { Notifier } from "@council-returns/core/notify/notifier.ts";
import type { LinearSolver } from "@council-returns/core/publish/disclose/linear-solver.ts";
import type { Objects, Store } from "@council-returns/core/storage/objects.ts";
import type { Tables } from "@council-returns/core/storage/tables.ts";
import type { Context } from "hono";
import type { OpenIdOptions } from "./access/open-id-options.ts";
import type { SiteAssets } from "./assets/site-assets.ts";
import type { ReleaseCache } from "./public/release-cache.ts";
import type { Visitor } from "./role.ts";

/** What the website runs on. Nothing of it is read from the environment. */
export interface SiteOptions {
  readonly store: Store;
  readonly openTables: () => Promise<Tables>;
  readonly openSolver: () => Promise<LinearSolver>;
  readonly clock: () => Date;
  readonly secrets: SiteSecrets;
  /** `local`: one person's own machine, on which anybody may choose a role. Never `local` where others can reach it. */
  readonly mode: "local" | "serve";
  /** Where people reach the site: `https://returns.example.org`, without a path. */
  readonly origin: string;
  /** Where sign-ins are kept; left out, `access/` among the store's data. */
  readonly access?: Objects | undefined;
  /** Left out, no sign-in link can be sent by e-mail; the national team passes links on by hand. */
  readonly notifier?: Notifier | undefined;
  readonly openId?: OpenIdOptions | undefined;
  /** Most bytes of a file that is taken through a form. */
  readonly uploadBytes?: number | undefined;
  /** Whoever calls, for limits on tries: an address the server can vouch for. Left out, all count as one. */
  readonly callerOf?: ((c: Context) => string) | undefined;
  /** Told of every failure that a page could only apologise for. */
  readonly onFailure?: ((failure: SiteFailure) => void) | undefined;
  /** Made already; left out, made at the first request. */
  readonly assets?: SiteAssets | undefined;
}

export interface SiteSecrets {
  /** Signs cookies and form tokens: 32 characters or more, the same in every process of a site. */
  readonly signing: string;
}

export interface SiteFailure {
  /** Stands on the page that was shown. */
  readonly reference: string;
  readonly method: string;
  readonly path: string;
  readonly error: unknown;
}

/** The same with what is left out filled in: what every page is given. */
export interface Site extends Omit<SiteOptions, "access" | "uploadBytes" | "assets"> {
  readonly access: Objects;
  readonly uploadBytes: number;
  readonly assets: () => Promise<SiteAssets>;
  /** What has been read of the store's releases, which never change. */
  readonly releases: ReleaseCache;
}

/** What a page finds in the context. */
export interface SiteEnv {
  readonly Variables: {
    readonly site: Site;
    readonly visitor: Visitor;
    /** Fields of the form that was sent; its token and its origin have been checked. */
    readonly form: FormData;
  };
}

export type PageContext = Context<SiteEnv>;

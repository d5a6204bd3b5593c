import type { Notifier } from "@council-returns/core/notify/notifier.ts";
import type { LinearSolver } from "@council-returns/core/publish/disclose/linear-solver.ts";
import type { Objects, Store } from "@council-returns/core/storage/objects.ts";
import type { PresignForm } from "@council-returns/core/storage/open-upload-forms.ts";
import type { Tables } from "@council-returns/core/storage/tables.ts";
import type { Context } from "hono";
import type { OpenIdOptions } from "./access/open-id-options.ts";
import type { SiteAssets } from "./assets/site-assets.ts";
import type { Room } from "./frame/room.ts";
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
  /** Most bytes of a file that is sent. */
  readonly uploadBytes?: number | undefined;
  /** Most bytes of a file that comes through the site itself, where what stands before it lets in less. */
  readonly formBytes?: number | undefined;
  /** How files are sent to the bucket itself; left out, they go through the site. */
  readonly bucket?: BucketUploads | undefined;
  /** How many files are taken at a time. */
  readonly load?: SiteLoad | undefined;
  /** Whoever calls, for limits on tries: an address the server can vouch for. Left out, all count as one. */
  readonly callerOf?: ((c: Context) => string) | undefined;
  /** How long a page that takes long to make may say nothing, in ms. Left out, 5 seconds. */
  readonly silence?: number | undefined;
  /** Told of every failure that a page could only apologise for. */
  readonly onFailure?: ((failure: SiteFailure) => void) | undefined;
  /** Style and scripts; asked for once, at the first request. `makeAssets` makes them, `readAssets` reads made ones. */
  readonly assets: () => Promise<SiteAssets>;
}

/** Files go from the browser to the bucket, by a form for one file each. */
export interface BucketUploads {
  readonly presign: PresignForm;
  /**
   * How long a file may lie in the bucket before the site reads it itself, in seconds: 0 where nothing else is told of it.
   * Left out, the site leaves it to what is.
   */
  readonly workAfter?: number | undefined;
  /** True where a file is opened only once a scan has found it clean: then the site itself takes none. */
  readonly scanned?: boolean | undefined;
}

interface SiteLoad {
  /** Most bytes of files that are read from forms at a time. */
  readonly bytes?: number;
  /** Most files that are checked at a time. */
  readonly checks?: number;
  /** Most files that wait; who comes then is asked to come again, and what they have stays theirs. */
  readonly waiting?: number;
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
export interface Site extends Omit<SiteOptions, "access" | "uploadBytes" | "formBytes" | "load"> {
  readonly access: Objects;
  readonly uploadBytes: number;
  readonly formBytes: number;
  /** For bodies with a file, in bytes. */
  readonly bodies: Room;
  /** For files that are being checked. */
  readonly checks: Room;
  /** For publications that are being worked out: each takes the memory of all their figures. */
  readonly publications: Room;
  /** Where the forms of `bucket` post to; undefined where files go through the site. */
  readonly bucketUrl: () => Promise<string | undefined>;
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

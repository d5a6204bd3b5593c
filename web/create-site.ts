import { Hono } from "hono";
import { visitorOf } from "./access/visitor-of.ts";
import { allRoutes } from "./all-routes.ts";
import { problemsForPages } from "./api/problem.ts";
import { serveAsset } from "./assets/serve-asset.ts";
import type { SiteAssets } from "./assets/site-assets.ts";
import { errorPage } from "./frame/error-page.ts";
import { failureOf } from "./frame/failure.ts";
import { guard } from "./frame/guard.ts";
import { openRoom } from "./frame/room.ts";
import { securityHeaders } from "./frame/security-headers.ts";
import { releaseCache } from "./public/release-cache.ts";
import { PUBLIC } from "./role.ts";
import type { PageContext, Site, SiteEnv, SiteOptions } from "./site.ts";
import { errorWords } from "./words/errors.ts";

const UPLOAD_BYTES = 100 * 1024 * 1024;
const SECRET_LENGTH = 32;
/** Two of the largest files, or fifty of 5 MB; each is there about three times while its form is read. */
const BODY_BYTES = 256 * 1024 * 1024;
/** More would only take turns: the check has one processor to itself at a time. */
const CHECKS = 4;
const WAITING = 500;

/**
 * The website, ready to be mounted at the root of its origin. Throws a `RangeError` where the secret is too short to
 * sign with, or the origin is none.
 */
export function createSite(options: SiteOptions): Hono<SiteEnv> {
  const site = siteOf(options);
  const app = new Hono<SiteEnv>();
  app.use(securityHeaders(site.origin.startsWith("https:")));
  app.use(async (c, next) => {
    c.set("site", site);
    c.set("visitor", PUBLIC);
    const elsewhere = toOwnAddress(c);
    if (elsewhere !== undefined) return elsewhere;
    if (c.req.path.startsWith("/assets/")) return (await serveAsset(c)) ?? errorPage(c, 404, errorWords.notFound);
    c.set("visitor", await visitorOf(c));
    return next();
  });
  app.use("/api/*", problemsForPages());
  for (const route of allRoutes) app.on(route.method.toUpperCase(), route.path, guard(route), (c) => route.handle(c));
  app.notFound((c) => errorPage(c, 404, errorWords.notFound));
  app.onError((error, c) => answerFailure(error, c));
  return app;
}

/**
 * A site on one's own machine answers under its own name only: another site whose name leads to this machine could
 * otherwise act in it. Behind a proxy, names are for the proxy to check.
 */
function toOwnAddress(c: PageContext): Response | Promise<Response> | undefined {
  const { mode, origin } = c.var.site;
  const { host, pathname, search } = new URL(c.req.url);
  if (mode !== "local" || host === new URL(origin).host) return undefined;
  if (c.req.method !== "GET") return errorPage(c, 403, errorWords.wrongOrigin);
  return c.redirect(`${origin}${pathname}${search}`, 302);
}

function siteOf(options: SiteOptions): Site {
  if (options.secrets.signing.length < SECRET_LENGTH) {
    throw new RangeError(`The secret that signs cookies has to have ${SECRET_LENGTH} characters or more`);
  }
  if (new URL(options.origin).origin !== options.origin) {
    throw new RangeError(`"${options.origin}" is not an origin: write it like https://returns.example.org`);
  }
  let made: Promise<SiteAssets> | undefined;
  let bucketUrl: Promise<string | undefined> | undefined;
  const { load = {}, uploadBytes = UPLOAD_BYTES } = options;
  return {
    ...options,
    bodies: openRoom({ size: load.bytes ?? BODY_BYTES, waiting: load.waiting ?? WAITING }),
    checks: openRoom({ size: load.checks ?? CHECKS, waiting: Number.POSITIVE_INFINITY }),
    publications: openRoom({ size: 1, waiting: Number.POSITIVE_INFINITY }),
    access: options.access ?? options.store.data,
    uploadBytes,
    formBytes: Math.min(options.formBytes ?? uploadBytes, uploadBytes),
    releases: releaseCache(options),
    bucketUrl: () => {
      bucketUrl ??= urlOf(options.bucket);
      return bucketUrl;
    },
    assets: () => {
      made ??= options.assets();
      return made;
    },
  };
}

/** Any form says where all of them post to: signing one asks no server. */
async function urlOf(bucket: SiteOptions["bucket"]): Promise<string | undefined> {
  return (await bucket?.presign({ key: "any", type: "text/plain", mostBytes: 1, seconds: 1 }))?.url;
}

function answerFailure(error: Error, c: PageContext): Promise<Response> {
  const { status, words } = failureOf(error, c);
  return errorPage(c, status, words);
}

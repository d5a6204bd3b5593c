import { getSignedCookie, setSignedCookie } from "hono/cookie";
import * as client from "openid-client";
import * as z from "zod";
import { errorPage } from "../frame/error-page.ts";
import type { PageContext } from "../site.ts";
import { accessWords } from "../words/access.ts";
import { errorWords } from "../words/errors.ts";
import { beginSession } from "./begin-session.ts";
import { changeGrant, type Grant, giveAccess, readGrant } from "./grants.ts";
import { nextPath } from "./next-path.ts";
import type { OpenIdOptions } from "./open-id-options.ts";
import { startOf } from "./open-link.ts";
import { keyedHash } from "./tokens.ts";

const COOKIE = "openid";
const MINUTES = 10;
const BACK = "/sign-in/openid/back";
const words = accessWords.openId;

/** What has to be the same when the provider sends somebody back. */
const begun = z.object({
  verifier: z.string(),
  state: z.string(),
  nonce: z.string(),
  next: z.string(),
  until: z.string(),
});

/** Sends somebody to the provider, by the authorization code flow with PKCE (RFC 7636), a state and a nonce. */
export async function goToProvider(c: PageContext): Promise<Response> {
  const { site } = c.var;
  const { openId } = site;
  if (openId === undefined) return errorPage(c, 404, errorWords.notFound);
  const config = await configurationOf(openId);
  const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()];
  const until = new Date(site.clock().getTime() + MINUTES * 60_000).toISOString();
  const value = JSON.stringify({ verifier, state, nonce, next: c.req.query("next") ?? "/", until });
  await setSignedCookie(c, COOKIE, value, site.secrets.signing, {
    ...{ httpOnly: true, sameSite: "Lax", path: BACK, maxAge: MINUTES * 60 },
    secure: site.origin.startsWith("https:"),
  });
  const asked = client.buildAuthorizationUrl(config, {
    redirect_uri: `${site.origin}${BACK}`,
    scope: openId.scope ?? "openid email",
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...{ state, nonce },
  });
  return c.redirect(asked.href, 303);
}

/** Takes somebody back from the provider: signed in with the role their claims give, or told why not. */
export async function backFromProvider(c: PageContext): Promise<Response> {
  const { site } = c.var;
  const { openId } = site;
  const started = await startedHere(c);
  if (openId === undefined || started === undefined)
    return errorPage(c, 400, { title: words.title, says: words.failed });
  const claims = await claimsOf(c, openId, started).catch((error: unknown) => {
    site.onFailure?.({ reference: "openid", method: "GET", path: BACK, error });
    return undefined;
  });
  if (claims === undefined) return errorPage(c, 400, { title: words.title, says: words.failed });
  const grant = await grantOf(c, claims, openId);
  if (grant === undefined) return errorPage(c, 403, { title: words.title, says: words.noRole });
  await beginSession(c, grant.id);
  const next = nextPath(started.next, site.origin);
  return c.redirect(next === "/" ? startOf(grant) : next, 303);
}

async function configurationOf({ issuer, clientId, clientSecret, insecure }: OpenIdOptions) {
  const execute = insecure === true ? { execute: [client.allowInsecureRequests] } : undefined;
  return client.discovery(new URL(issuer), clientId, clientSecret, undefined, execute);
}

/** What this browser began with, if it did so here and not long ago. */
async function startedHere(c: PageContext): Promise<z.infer<typeof begun> | undefined> {
  const { secrets, clock } = c.var.site;
  const value = await getSignedCookie(c, secrets.signing, COOKIE);
  if (value === undefined || value === false) return undefined;
  const started = begun.parse(JSON.parse(value));
  return started.until > clock().toISOString() ? started : undefined;
}

async function claimsOf(c: PageContext, openId: OpenIdOptions, { verifier, state, nonce }: z.infer<typeof begun>) {
  const came = new URL(`${c.var.site.origin}${BACK}${new URL(c.req.url).search}`);
  const tokens = await client.authorizationCodeGrant(await configurationOf(openId), came, {
    ...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce },
    idTokenExpected: true,
  });
  return tokens.claims();
}

/** Their grant, with the role their claims give now; undefined where they have none, or it was withdrawn here. */
async function grantOf(c: PageContext, claims: client.IDToken, openId: OpenIdOptions): Promise<Grant | undefined> {
  const { site } = c.var;
  const role = openId.roleOf(claims);
  const id = `openid-${keyedHash(site.secrets.signing, claims.iss, claims.sub).slice(0, 20)}`;
  const by = `sign-in by ${openId.name}`;
  if (role === undefined) {
    const held = await readGrant(id, site.access);
    if (held?.withdrawn === false) await changeGrant(id, { change: { withdrawn: true }, by }, site);
    return undefined;
  }
  const email = typeof claims["email"] === "string" ? claims["email"] : claims.sub;
  const before = await readGrant(id, site.access);
  const given = { id, who: email, role, authority: null, address: null, by };
  const grant = before ?? (await giveAccess(given, site));
  // What the provider took away it may give back; what the national team took away stays so.
  if (grant.withdrawn && grant.withdrawnBy !== by) return undefined;
  const asNow = { role, who: email, withdrawn: false };
  return isSame(grant, asNow) ? grant : changeGrant(id, { change: asNow, by }, site);
}

function isSame(grant: Grant, { role, who }: Pick<Grant, "role" | "who">): boolean {
  return grant.role === role && grant.who === who && !grant.withdrawn;
}

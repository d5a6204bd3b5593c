import * as z from "zod";
import type { OpenIdOptions } from "./access/open-id-options.ts";
import type { SiteSecrets } from "./site.ts";

/** What a served site is told by its environment. */
export interface SiteSettings {
  readonly origin: string;
  readonly secrets: SiteSecrets;
  readonly openId: OpenIdOptions | undefined;
}

/** Variables by name; what is no text is none of ours. */
type Environment = Readonly<Record<string, unknown>>;

/** What of the environment says it. */
const settings = z.object({
  RETURNS_SITE: z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin),
  RETURNS_SITE_SECRET: z.string().min(32, "has to have 32 characters or more: make one with openssl rand -hex 32"),
});
const provider = z.object({
  RETURNS_OPENID_ISSUER: z.url({ protocol: /^https$/ }),
  RETURNS_OPENID_CLIENT: z.string().min(1),
  RETURNS_OPENID_SECRET: z.string().min(1),
  RETURNS_OPENID_NAME: z.string().default("your organisation"),
  RETURNS_OPENID_SCOPE: z.string().default("openid email"),
  /** The claim that lists somebody's groups, and the group of each role. */
  RETURNS_OPENID_CLAIM: z.string().default("groups"),
  RETURNS_OPENID_NATIONAL: z.string().min(1),
  RETURNS_OPENID_AUDITOR: z.string().optional(),
});

/**
 * Reads what a served site needs from the environment; undefined where there is to be no site. Throws an `Error` that
 * names what is missing or wrong.
 */
export function siteSettings(env: Environment): SiteSettings | undefined {
  if (!env["RETURNS_SITE"]) return undefined;
  const read = checked(settings, env);
  return {
    origin: read.RETURNS_SITE,
    secrets: { signing: read.RETURNS_SITE_SECRET },
    openId: env["RETURNS_OPENID_ISSUER"] ? openIdOf(checked(provider, env)) : undefined,
  };
}

function openIdOf(read: z.infer<typeof provider>): OpenIdOptions {
  const { RETURNS_OPENID_CLAIM: claim, RETURNS_OPENID_NATIONAL: national, RETURNS_OPENID_AUDITOR: auditor } = read;
  return {
    issuer: read.RETURNS_OPENID_ISSUER,
    clientId: read.RETURNS_OPENID_CLIENT,
    clientSecret: read.RETURNS_OPENID_SECRET,
    name: read.RETURNS_OPENID_NAME,
    scope: read.RETURNS_OPENID_SCOPE,
    roleOf: (claims) => {
      const held = [claims[claim]].flat();
      if (held.includes(national)) return "national";
      return auditor !== undefined && held.includes(auditor) ? "auditor" : undefined;
    },
  };
}

function checked<Shape>(shape: z.ZodType<Shape>, env: Environment): Shape {
  const parsed = shape.safeParse(env);
  if (parsed.success) return parsed.data;
  throw new Error(`The website cannot start with these settings:\n${z.prettifyError(parsed.error)}`);
}

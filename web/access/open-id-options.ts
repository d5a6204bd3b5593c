import type { Role } from "../role.ts";

/** An OpenID Connect provider, and who its people are here. */
export interface OpenIdOptions {
  /** Its address, as in its discovery document. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says: `Sign in with NAME`. */
  readonly name: string;
  /** The role of somebody with these claims; undefined where they have none here. */
  readonly roleOf: (claims: Readonly<Record<string, unknown>>) => Extract<Role, "national" | "auditor"> | undefined;
  /** What is asked of the provider, `openid email` if left out: its name for the groups a role comes from, for one. */
  readonly scope?: string;
  /** True where the provider is on this machine and speaks HTTP. */
  readonly insecure?: boolean;
}

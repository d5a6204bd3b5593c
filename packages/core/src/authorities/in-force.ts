import type { Authority } from "./authority.ts";

/** True where the council exists on the ISO day. */
export function inForce(authority: Authority, day: string): boolean {
  return authority.from <= day && (authority.to === "" || day <= authority.to);
}

import type { Authority } from "../authorities/authority.ts";
import { register } from "../authorities/register.generated.ts";
import { authoritiesOn, resolveAuthority } from "../authorities/resolve.ts";

/**
 * The council a code or name means on an ISO day or, where there was none then, when last there was one: returns of past
 * periods are still looked up. Undefined where it means none, or more than one.
 */
export function findCouncil(text: string, day: string): Authority | undefined {
  const past = [...new Set(register.map(({ to }) => to))].filter((to) => to !== "" && to < day);
  for (const on of [day, ...past.toSorted().reverse()]) {
    const resolution = resolveAuthority(text, on, { near: false });
    if (resolution.kind === "found") return resolution.authority;
  }
  return undefined;
}

/** Every council on the ISO day, in order of name. */
export function listCouncils(day: string): readonly Authority[] {
  return authoritiesOn(day).toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

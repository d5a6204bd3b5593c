import type { Authority, Resolution } from "./authority.ts";
import { notThen } from "./not-then.ts";

/**
 * What the codes and the name in one text say together. They agree where all name one council.
 * A retired code or name beside its successor's is still retired. Anything else is ambiguous, with all
 * that were named as candidates; unknown only where nobody was named.
 */
export function resolveTogether(parts: readonly Resolution[]): Resolution {
  const last = parts.at(-1);
  const candidates = [...new Set(parts.flatMap(named))];
  if (last === undefined || candidates.length === 0) return last ?? { kind: "unknown", nearest: [] };
  const shared = candidates.filter((authority) => parts.every((part) => named(part).includes(authority)));
  const [only] = shared;
  if (only !== undefined && parts.every((part) => part.kind === "not-then")) return notThen(shared);
  if (only !== undefined && shared.length === 1) return { kind: "found", authority: only };
  return retiredBesideSuccessor(parts) ?? { kind: "ambiguous", candidates };
}

/** The councils a resolution names, whether or not they exist on the day. */
export function named(part: Resolution): readonly Authority[] {
  if (part.kind === "found") return [part.authority];
  if (part.kind === "not-then") return part.others;
  return part.kind === "ambiguous" ? part.candidates : [];
}

function retiredBesideSuccessor(parts: readonly Resolution[]): Resolution | undefined {
  const found = parts.filter((part) => part.kind === "found").map(({ authority }) => authority);
  const others = parts.filter((part) => part.kind === "not-then").flatMap((part) => part.others);
  if (found.length === 0 || others.length === 0 || parts.some(isNeither)) return undefined;
  return found.every((now) => others.every((other) => areRelated(now, other))) ? notThen(others) : undefined;
}

function isNeither(part: Resolution): boolean {
  return part.kind === "unknown" || part.kind === "ambiguous";
}

function areRelated(one: Authority, other: Authority): boolean {
  return one.successors.includes(other.name) || other.successors.includes(one.name);
}

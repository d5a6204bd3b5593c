import type { Authority, Resolution } from "./authority.ts";

/** Says that these are the councils meant, and that none of them exists on the day asked about. */
export function notThen(others: readonly Authority[]): Resolution {
  return { kind: "not-then", others, successors: [...new Set(others.flatMap(({ successors }) => successors))] };
}

import type { Resolution } from "../../authorities/authority.ts";
import type { Finding, Place } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";

/** The finding for a council that was not found on the day. */
export function authorityFinding(
  found: string,
  resolution: Exclude<Resolution, { kind: "found" }>,
  place: Place,
  day: string,
): Finding {
  const extra = { value: found };
  if (resolution.kind === "unknown") {
    return finding("unknown-authority", place, { found, nearest: resolution.nearest }, extra);
  }
  if (resolution.kind === "ambiguous") {
    const candidates = resolution.candidates.map(({ name }) => name);
    return finding("ambiguous-authority", place, { found, candidates }, extra);
  }
  const { successors } = resolution;
  return finding("authority-not-then", place, { found, day, successors }, extra);
}

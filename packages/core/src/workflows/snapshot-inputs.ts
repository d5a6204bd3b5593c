import { authoritiesOn } from "../authorities/resolve.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import { type Period, parsePeriod } from "../periods/period.ts";
import type { PlacedCouncil } from "../publish/aggregate/areas.ts";
import { placeCouncils } from "../publish/aggregate/place-councils.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import type { SnapshotDefinition } from "../publish/snapshot-definition.ts";
import { canonicalJson } from "../publish/write/canonical-json.ts";
import { orderedReturns } from "../publish/write/manifest.ts";
import { codeVersion } from "./code-version.ts";

/** Everything a snapshot depends on, read or known before anything is added up. */
export interface SnapshotInputs extends SnapshotDefinition {
  readonly returns: readonly PublishedReturn[];
  readonly periods: readonly Period[];
  readonly councils: readonly PlacedCouncil[];
  /** Version of the code that makes it, or made it. */
  readonly code: string;
  /** SHA-256 of all of it and of the code's version: equal fingerprints give equal snapshots. */
  readonly fingerprint: string;
}

/** Gathers what a snapshot of these returns depends on; `code` is another version where it was made by one. */
export async function snapshotInputs(
  definition: SnapshotDefinition,
  given: readonly PublishedReturn[],
  code: string = codeVersion,
): Promise<SnapshotInputs> {
  const returns = orderedReturns(given);
  const ids = [...new Set(returns.map(({ period }) => period))].toSorted();
  const periods = ids.flatMap((id) => parsePeriod(definition.collection.period, id) ?? []);
  const councils = placeCouncils(periods, authoritiesOn);
  const all = { code, ...definition, returns, councils };
  const fingerprint = await sha256Hex(new TextEncoder().encode(canonicalJson(all)));
  return { ...definition, returns, periods, councils, code, fingerprint };
}

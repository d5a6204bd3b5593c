import { authoritiesOn } from "../authorities/resolve.ts";
import { claims } from "../claims/claims.generated.ts";
import { series } from "../claims/series.generated.ts";
import { targets } from "../claims/targets.generated.ts";
import type { Collection } from "../collections/define-collection.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import { type Period, parsePeriod } from "../periods/period.ts";
import type { PlacedCouncil } from "../publish/aggregate/areas.ts";
import { placeCouncils } from "../publish/aggregate/place-councils.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import { canonicalJson } from "../publish/write/canonical-json.ts";
import { codeVersion } from "./code-version.ts";

/** Everything a snapshot depends on, read or known before anything is added up. */
export interface SnapshotInputs {
  readonly collection: Collection;
  readonly returns: readonly PublishedReturn[];
  readonly periods: readonly Period[];
  readonly councils: readonly PlacedCouncil[];
  /** SHA-256 of all of it and of the code's version: equal fingerprints give equal snapshots. */
  readonly fingerprint: string;
}

/** Gathers what a snapshot of these returns depends on. */
export async function snapshotInputs(
  collection: Collection,
  returns: readonly PublishedReturn[],
): Promise<SnapshotInputs> {
  const ids = [...new Set(returns.map(({ period }) => period))].toSorted();
  const periods = ids.flatMap((id) => parsePeriod(collection.period, id) ?? []);
  const councils = placeCouncils(periods, authoritiesOn);
  const all = { code: codeVersion, collection, returns, councils, claims, series, targets };
  const fingerprint = await sha256Hex(new TextEncoder().encode(canonicalJson(all)));
  return { collection, returns, periods, councils, fingerprint };
}

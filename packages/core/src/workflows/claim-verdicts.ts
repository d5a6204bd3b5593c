import type { Claim } from "../claims/claim.ts";
import { claims } from "../claims/claims.generated.ts";
import { type ClaimVerdict, judgeClaims } from "../claims/judge-claims.ts";
import { judgeTargets, type TargetVerdict } from "../claims/judge-targets.ts";
import { series } from "../claims/series.generated.ts";
import { targets } from "../claims/targets.generated.ts";
import { registry } from "../collections/registry.generated.ts";
import { parsePeriod } from "../periods/period.ts";
import type { Figure } from "../publish/figure.ts";
import type { Store } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";
import { knownCollection } from "./known.ts";
import { readStanding } from "./latest-snapshot.ts";
import { readSnapshotFigures } from "./previous-snapshot.ts";

export interface JudgedClaim {
  readonly claim: Claim;
  readonly verdict: ClaimVerdict;
}

/** What became of the claims and targets of one collection, on its latest snapshot. */
export interface CollectionVerdicts {
  readonly collection: string;
  /** Undefined where nothing has been published. */
  readonly version: string | undefined;
  /** Releases that were withdrawn. */
  readonly withdrawn: readonly string[];
  readonly claims: readonly JudgedClaim[];
  readonly targets: readonly TargetVerdict[];
  /** The figures they were held against; none where nothing has been published. */
  readonly figures: readonly Figure[];
}

/**
 * Recomputes the published claims of a collection (or of all) from its latest snapshot. Claims
 * that rest on figures nobody has published yet cannot be recomputed, and say so.
 * Throws `InputError` for an unknown collection.
 */
export async function claimVerdicts(
  collection: string | undefined,
  powers: { readonly store: Store; readonly openTables: () => Promise<Tables> },
): Promise<readonly CollectionVerdicts[]> {
  const chosen = collection === undefined ? registry : [knownCollection(collection)];
  const all: CollectionVerdicts[] = [];
  for (const { id } of chosen) all.push(await judgeCollection(id, powers));
  return all;
}

async function judgeCollection(
  id: string,
  { store, openTables }: { readonly store: Store; readonly openTables: () => Promise<Tables> },
): Promise<CollectionVerdicts> {
  const own = claims.filter((claim) => claim.collection === id);
  const { latest, withdrawn = [] } = (await readStanding(store.data, id)) ?? {};
  const figures = latest === undefined ? [] : [...(await readSnapshotFigures(store.data, latest, { openTables }))];
  const kind = knownCollection(id).period;
  const ids = [...new Set(figures.map(({ period }) => period))].toSorted();
  const periods = ids.flatMap((period) => parsePeriod(kind, period) ?? []);
  const ownTargets = targets.filter((target) => target.collection === id);
  const judged = judgeTargets({ collection: knownCollection(id), targets: ownTargets, figures, periods });
  const verdicts = judgeClaims(own, { figures, series, targets: judged });
  const pairs = own.flatMap((claim, index) => {
    const verdict = verdicts[index];
    return verdict === undefined ? [] : [{ claim, verdict }];
  });
  return { collection: id, version: latest?.version, withdrawn, claims: pairs, targets: judged, figures };
}

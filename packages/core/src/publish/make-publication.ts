import type { Claim } from "../claims/claim.ts";
import type { ClaimVerdict } from "../claims/judge-claims.ts";
import { judgeClaims } from "../claims/judge-claims.ts";
import type { TargetVerdict } from "../claims/judge-targets.ts";
import { judgeTargets } from "../claims/judge-targets.ts";
import type { SeriesPoint } from "../claims/series-point.ts";
import type { Target } from "../claims/target.ts";
import type { Collection } from "../collections/define-collection.ts";
import type { Period } from "../periods/period.ts";
import type { PlacedCouncil } from "./aggregate/areas.ts";
import type { Parts, Unplaced } from "./aggregate/collect-parts.ts";
import { makeFigures } from "./aggregate/make-figures.ts";
import type { Figure } from "./figure.ts";
import type { Coverage } from "./make-coverage.ts";
import { makeCoverage } from "./make-coverage.ts";
import type { PublishedReturn } from "./published-return.ts";

export interface PublicationInput {
  readonly collection: Collection;
  /** Every period with returns. */
  readonly periods: readonly Period[];
  /** The councils expected in each of those periods. */
  readonly councils: readonly PlacedCouncil[];
  /** What the engine added up from the rows of `returns`. */
  readonly parts: Parts;
  readonly returns: readonly PublishedReturn[];
  /** Targets, claims and series of every collection; those of others are passed over. */
  readonly targets: readonly Target[];
  readonly claims: readonly Claim[];
  readonly series: readonly SeriesPoint[];
}

/** Everything a snapshot says, before it is written. */
export interface Publication {
  readonly collection: Collection;
  readonly figures: readonly Figure[];
  readonly coverage: readonly Coverage[];
  readonly targets: readonly Target[];
  readonly targetVerdicts: readonly TargetVerdict[];
  readonly claims: readonly Claim[];
  readonly claimVerdicts: readonly ClaimVerdict[];
  readonly councils: readonly PlacedCouncil[];
  readonly returns: readonly PublishedReturn[];
  /** Rows left out of every figure, because the register does not place their council in that period. */
  readonly unplaced: readonly Unplaced[];
  /** True where any return is synthetic. */
  readonly synthetic: boolean;
}

/** Works out everything a snapshot of a collection says. The order of its inputs changes nothing. */
export function makePublication(input: PublicationInput): Publication {
  const { collection, periods, councils, parts, returns, series } = input;
  const own = ({ collection: id }: { readonly collection: string }): boolean => id === collection.id;
  const targets = input.targets.filter(own);
  const claims = input.claims.filter(own);
  const figures = makeFigures({ collection, periods, councils, parts, targets, origins: returns });
  const targetVerdicts = judgeTargets(targets, figures, periods);
  return {
    collection,
    figures,
    coverage: makeCoverage({ collection, periods, councils, parts, returns }),
    targets,
    targetVerdicts,
    claims,
    claimVerdicts: judgeClaims(claims, { figures, series, targets: targetVerdicts }),
    councils,
    returns,
    unplaced: parts.unplaced,
    synthetic: returns.some(({ synthetic }) => synthetic),
  };
}

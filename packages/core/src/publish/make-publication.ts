import type { Claim } from "../claims/claim.ts";
import type { ClaimVerdict } from "../claims/judge-claims.ts";
import { judgeClaims } from "../claims/judge-claims.ts";
import type { TargetVerdict } from "../claims/judge-targets.ts";
import { judgeTargets } from "../claims/judge-targets.ts";
import type { SeriesPoint } from "../claims/series-point.ts";
import type { Target } from "../claims/target.ts";
import type { Collection } from "../collections/define-collection.ts";
import { disclosureRules } from "../collections/disclosure.ts";
import type { Period } from "../periods/period.ts";
import type { PlacedCouncil } from "./aggregate/areas.ts";
import type { Parts, Unplaced } from "./aggregate/collect-parts.ts";
import { heldInParts } from "./aggregate/make-figures.ts";
import type { Figures } from "./held/figures.ts";
import type { Coverages } from "./held/held-coverage.ts";
import { allAtOnce, type InParts } from "./in-parts.ts";
import { coverageInParts } from "./make-coverage.ts";
import type { PublishedReturn } from "./published-return.ts";
import { concealCoverage } from "./suppress/conceal-coverage.ts";
import type { DisclosureSummary } from "./suppress/disclosure-summary.ts";
import type { ConcealedRelease } from "./suppress/protect-release.ts";

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
  /** Its figures with small numbers protected; needed where the collection declares how. */
  readonly release?: ConcealedRelease;
}

/** Everything a snapshot says, before it is written. */
export interface Publication {
  readonly collection: Collection;
  /** In order of their ids. */
  readonly figures: Figures;
  readonly coverage: Coverages;
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
  /** How small numbers of people were protected, or why they need not be; null where nobody is counted. */
  readonly disclosure: DisclosureSummary | { readonly open: string } | null;
}

/**
 * Works out everything a snapshot of a collection says. The order of its inputs changes nothing. Throws a `RangeError`
 * where the collection declares how small numbers are protected and they are not.
 */
export function makePublication(input: PublicationInput): Publication {
  return allAtOnce(publicationInParts(input));
}

/** The same, in parts. */
export function* publicationInParts(input: PublicationInput): InParts<Publication> {
  const { collection, periods, councils, parts, returns, series, release } = input;
  if (release === undefined && disclosureRules(collection) !== undefined) {
    throw new RangeError(`Small numbers in ${collection.id} are not protected: its figures cannot be published`);
  }
  const own = ({ collection: id }: { readonly collection: string }): boolean => id === collection.id;
  const targets = input.targets.filter(own);
  const claims = input.claims.filter(own);
  const figures =
    release?.figures ?? (yield* heldInParts({ collection, periods, councils, parts, targets, origins: returns }));
  const asMade = release?.collection ?? collection;
  const coverage = yield* coverageInParts({ collection: asMade, periods, councils, parts, figures, returns });
  const targetVerdicts = judgeTargets({ collection, targets, figures, periods });
  return {
    collection,
    figures,
    coverage:
      release === undefined
        ? coverage
        : concealCoverage(coverage, { collection: asMade, councils, figures, formOf: release.formOf }),
    targets,
    targetVerdicts,
    claims,
    claimVerdicts: judgeClaims(claims, { figures, series, targets: targetVerdicts }),
    councils,
    returns,
    unplaced: parts.unplaced,
    synthetic: returns.some(({ synthetic }) => synthetic),
    disclosure: release?.summary ?? openness(collection),
  };
}

function openness({ publish: { disclosure } }: Collection): { readonly open: string } | null {
  return disclosure?.kind === "open" ? { open: disclosure.because } : null;
}

import type { TargetVerdict } from "../claims/judge-targets.ts";
import { targets } from "../claims/targets.generated.ts";
import type { Collection } from "../collections/define-collection.ts";
import { dayLabel, type Period, parsePeriod } from "../periods/period.ts";
import type { Figure } from "../publish/figure.ts";
import type { Store } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";
import { type CollectionVerdicts, claimVerdicts, type JudgedClaim } from "./claim-verdicts.ts";
import { knownCollection } from "./known.ts";

/** What the latest snapshot of a collection says of England in its latest period. */
export interface Headlines {
  readonly collection: Collection;
  readonly version: string;
  readonly period: Period;
  /** England, everyone together, in the order of the collection's measures. */
  readonly figures: readonly Figure[];
  /** How the shares of that period stand against each target, on each basis. */
  readonly targets: readonly StandingTarget[];
  /** Claims of every period. */
  readonly claims: readonly JudgedClaim[];
}

/** How a share stands against a target. */
export interface StandingTarget {
  readonly verdict: TargetVerdict;
  /** The day it falls due, as people write it. */
  readonly due: string;
}

/** The headlines of every collection that has been published, in the registry's order. */
export async function nationalHeadlines(powers: {
  readonly store: Store;
  readonly openTables: () => Promise<Tables>;
}): Promise<readonly Headlines[]> {
  const judged = await claimVerdicts(undefined, powers);
  return judged.flatMap(headlinesOf);
}

function headlinesOf({ collection: id, version, claims, targets: verdicts, figures }: CollectionVerdicts): Headlines[] {
  const collection = knownCollection(id);
  const england = figures.filter(({ level, breakdown }) => level === "england" && breakdown === "all");
  const latest =
    england
      .map((figure) => figure.period)
      .toSorted()
      .at(-1) ?? "";
  const period = parsePeriod(collection.period, latest);
  if (version === undefined || period === undefined) return [];
  return [
    {
      collection,
      version,
      period,
      figures: inOrder(
        collection,
        england.filter((figure) => figure.period === latest),
      ),
      targets: verdicts.filter((verdict) => verdict.period === latest).flatMap(withDueDay),
      claims,
    },
  ];
}

function withDueDay(verdict: TargetVerdict): StandingTarget[] {
  return targets.filter(({ id }) => id === verdict.target).map(({ dueOn }) => ({ verdict, due: dayLabel(dueOn) }));
}

/** In the order in which the collection has its measures and, within one, its bases. */
function inOrder({ measures }: Collection, figures: readonly Figure[]): Figure[] {
  return Object.entries(measures).flatMap(([id, measure]) => {
    const own = figures.filter((figure) => figure.measure === id);
    const ratio = "of" in measure ? measures[measure.of] : measure;
    const bases = ratio?.kind === "ratio" ? Object.keys(ratio.bases) : [];
    return own.toSorted((a, b) => bases.indexOf(a.basis) - bases.indexOf(b.basis));
  });
}

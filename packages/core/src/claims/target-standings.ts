import { judgeTargets, type TargetsInput, type TargetVerdict } from "./judge-targets.ts";
import type { Target } from "./target.ts";

/** How a target stands on a day, on one basis. */
export interface TargetStanding {
  readonly target: string;
  readonly basis: string;
  /** In percent, as text. */
  readonly share: string;
  readonly dueOn: string;
  readonly standing: "not yet set" | "in force" | "past its day" | "replaced";
  /** The target that had taken its place by that day; null where it had not been. */
  readonly replacedBy: string | null;
  /**
   * What could be said of it that day, from figures of periods that had ended, if before it was set: of the last of them,
   * and only of a target that still counted. None where there was nothing to go by.
   */
  readonly verdicts: readonly TargetVerdict[];
}

/**
 * Every target on every basis as it stood on an ISO day, by the figures as they are published now. A month in which a
 * target was set counts from its first day. A target past its day keeps what was decided, once its period had ended.
 */
export function targetStandings(input: TargetsInput, day: string): readonly TargetStanding[] {
  const ended = input.periods.filter(({ end }) => end <= day);
  const sinceEver = input.targets.map(({ setOn: _, ...target }): Target => target);
  const verdicts = judgeTargets({ ...input, targets: sinceEver, periods: ended });
  return input.targets.flatMap((target) => {
    const standing = standingOn(target, day);
    const counts = standing === "in force" || standing === "past its day";
    return target.bases.map((basis): TargetStanding => {
      const own = verdicts.filter((verdict) => verdict.target === target.id && verdict.basis === basis);
      const last = own.at(-1)?.period;
      return {
        target: target.id,
        basis,
        share: target.share,
        dueOn: target.dueOn,
        standing,
        replacedBy: standing === "replaced" ? (target.replacedBy ?? null) : null,
        verdicts: counts ? own.filter((verdict) => verdict.period === last).filter(isOf(standing)) : [],
      };
    });
  });
}

function standingOn({ setOn, replacedOn, dueOn }: Target, day: string): TargetStanding["standing"] {
  if (setOn !== undefined && day < `${setOn}-01`.slice(0, 10)) return "not yet set";
  if (replacedOn !== undefined && day >= replacedOn) return "replaced";
  return day < dueOn ? "in force" : "past its day";
}

/** Of a target past its day only what came about counts: being on course no longer does. */
function isOf(standing: TargetStanding["standing"]): (verdict: TargetVerdict) => boolean {
  return ({ verdict }) => standing === "in force" || verdict === "met" || verdict === "missed";
}

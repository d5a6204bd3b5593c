import { signed } from "@council-returns/core/workflows/figure-value.ts";
import type { CollectionStandings } from "@council-returns/core/workflows/target-standings.ts";
import { factLines } from "./fact-lines.ts";

type Standing = CollectionStandings["standings"][number];

/** A target on one basis: what it asks for, whether it stood that day, and what could be said of it. */
export function standingTargetLines(standing: Standing, width: number): string[] {
  const { target, basis, share, dueOn, replacedBy, verdicts } = standing;
  const replaced = replacedBy === null ? "" : ` by ${replacedBy}`;
  return [
    `${target}, basis ${basis}: ${standing.standing}${replaced}`,
    ...factLines(
      [["Target", `${share}% by ${dueOn}`], ...verdicts.map((verdict) => ["Verdict", verdictWords(verdict)] as const)],
      width,
    ),
  ];
}

function verdictWords({ verdict, judgedBy, measure, period, value, by }: Standing["verdicts"][number]): string {
  return `${verdict}: ${value}% by the ${judgedBy} of ${period} (${measure}), ${signed(by)} points`;
}

import { groupDigits } from "../exact/group-digits.ts";
import { decimalText, roundTo } from "../publish/aggregate/fraction.ts";
import type { Figures } from "../publish/held/figures.ts";
import type { Claim, ClaimRecompute } from "./claim.ts";
import type { NumberVerdict } from "./judge-number.ts";
import { decimalOf, judgeNumber } from "./judge-number.ts";
import type { NotRecomputed, Recomputed } from "./judge-recompute.ts";
import { recomputeFigure, recomputeSeries, withUnit } from "./judge-recompute.ts";
import type { TargetVerdict } from "./judge-targets.ts";
import type { SeriesPoint } from "./series-point.ts";

/** What becomes of a published sentence with a number when the number is worked out again. */
export interface ClaimVerdict {
  readonly claim: string;
  /** As the claim states it: decimal text, or the words of a verdict. */
  readonly stated: string;
  readonly computed: string | null;
  readonly verdict: "reproduced" | "reproduced within rounding" | "not reproduced" | "cannot be recomputed";
  readonly basis: string | null;
  /** One sentence with the numbers in it. */
  readonly working: string;
  /** True where a synthetic return is behind what was computed. */
  readonly synthetic: boolean;
}

/** What claims are held against: figures and targets as published now, and series published elsewhere. */
export interface Evidence {
  readonly figures: Figures;
  readonly series: readonly SeriesPoint[];
  readonly targets: readonly TargetVerdict[];
}

type TargetRecompute = Extract<ClaimRecompute, { kind: "target" }>;

/** Works every claim out again, in the order given; see `judgeNumber` for the rules. */
export function judgeClaims(claims: readonly Claim[], { figures, series, targets }: Evidence): readonly ClaimVerdict[] {
  if (claims.length === 0) return [];
  const byId = new Map(Array.from(figures, (figure) => [figure.figure, figure]));
  return claims.map((claim) => {
    const { recompute } = claim;
    if (recompute.kind === "target") return judgeVerdict(claim, recompute, targets);
    if (recompute.kind === "figure") return judgeOne(claim, recomputeFigure(claim, recompute, byId));
    if (recompute.kind === "series") return judgeOne(claim, recomputeSeries(recompute, series));
    return judgeOne(claim, { kind: "none", reason: recompute.reason, basis: null });
  });
}

function judgeOne(claim: Claim, found: Recomputed | NotRecomputed): ClaimVerdict {
  const { id, stated, precision } = claim;
  if (found.kind === "none") {
    const { basis, reason: working } = found;
    return { claim: id, stated, computed: null, verdict: "cannot be recomputed", basis, working, synthetic: false };
  }
  const judged = judgeNumber(found, { value: decimalOf(stated), precision });
  return {
    claim: id,
    stated,
    computed: found.text,
    verdict: judged.verdict,
    basis: found.basis,
    working: workingOf(claim, found, judged),
    synthetic: found.synthetic,
  };
}

function judgeVerdict(claim: Claim, recompute: TargetRecompute, targets: readonly TargetVerdict[]): ClaimVerdict {
  const { target, measure, basis } = recompute;
  const found = targets.find(
    (each) =>
      each.target === target && each.measure === measure && each.basis === basis && each.period === claim.period,
  );
  if (found === undefined) {
    return judgeOne(claim, { kind: "none", basis, reason: `Target ${target} was not judged in ${claim.period}.` });
  }
  if (found.verdict === "not yet due") {
    return judgeOne(claim, { kind: "none", basis, reason: `Target ${target} was not yet due in ${claim.period}.` });
  }
  const agrees = (["met", "on course to meet"].includes(found.verdict) ? "met" : "missed") === claim.stated;
  const distance = found.by.startsWith("-") ? `${found.by.slice(1)} below` : `${found.by} above`;
  return {
    claim: claim.id,
    stated: claim.stated,
    computed: found.verdict,
    verdict: agrees ? "reproduced" : "not reproduced",
    basis,
    working: sentence([
      `${found.value}% against a target of ${found.targetValue}%, ${distance}: ${found.verdict}`,
      `stated ${claim.stated}`,
      ...syntheticNote(found.synthetic),
    ]),
    synthetic: found.synthetic,
  };
}

function workingOf(claim: Claim, found: Recomputed, judged: NumberVerdict): string {
  return sentence([
    claim.precision.kind === "one-in" ? `${found.how}, one in ${oneIn(found)}` : found.how,
    `stated ${statedText(claim)}${"because" in judged ? `, ${reason(judged.because, claim, found)}` : ""}`,
    ...syntheticNote(found.synthetic),
  ]);
}

function statedText({ stated, unit, precision }: Claim): string {
  const number = withUnit(stated, unit);
  if (precision.kind === "one-in") return `one in ${precision.n}`;
  if (precision.kind === "nearest") return `${number} to the nearest ${groupDigits(precision.to)}`;
  if (precision.kind === "almost") return `almost ${number}`;
  return number;
}

function reason(because: "almost" | "cut" | "inputs", claim: Claim, { responded }: Recomputed): string {
  if (because === "almost") return "to which it rounds";
  if (because === "cut") return "cut instead of rounded";
  return `as far as ${responded} councils rounded to the nearest ${claim.inputsRoundedTo} can tell`;
}

function oneIn({ exact }: Recomputed): string {
  if (exact.top <= 0n) return "none";
  return decimalText(roundTo({ top: 100n * exact.bottom, bottom: exact.top }, { unscaled: 1n, scale: 1 }));
}

function syntheticNote(synthetic: boolean): readonly string[] {
  return synthetic ? ["from synthetic returns"] : [];
}

function sentence(parts: readonly string[]): string {
  return `${parts.join("; ")}.`;
}

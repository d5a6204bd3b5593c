import type { ClaimVerdict } from "@council-returns/core/claims/judge-claims.ts";
import type { JudgedClaim } from "@council-returns/core/workflows/claim-verdicts.ts";
import { factLines } from "./fact-lines.ts";
import { readableNumber } from "./readable-number.ts";

const VERDICTS: readonly ClaimVerdict["verdict"][] = [
  "reproduced",
  "reproduced within rounding",
  "not reproduced",
  "cannot be recomputed",
];

/** How many claims came to each verdict, in one line: `12 reproduced, 1 not reproduced`. */
export function claimCounts(verdicts: readonly ClaimVerdict[]): string {
  return VERDICTS.map((verdict) => ({ verdict, count: verdicts.filter((one) => one.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${verdict}`)
    .join(", ");
}

/** A claim in full: what was claimed, what was stated, what came out, on which basis, and the working. */
export function claimLines({ claim, verdict }: JudgedClaim, width: number): string[] {
  const { stated, computed, basis, working } = verdict;
  return [
    `${claim.id}: ${verdict.verdict}`,
    ...factLines(
      [
        ["Claim", claim.statement],
        ["Stated", numberIn(claim.unit, stated)],
        ...(computed === null ? [] : [["Computed", numberIn(claim.unit, computed)] as const]),
        ...(basis === null ? [] : [["Basis", basis] as const]),
        ["Working", working],
        ["Source", claim.source],
      ],
      width,
    ),
  ];
}

function numberIn(unit: JudgedClaim["claim"]["unit"], text: string): string {
  const number = readableNumber(text);
  if (unit === "percent") return `${number}%`;
  if (unit === "pounds") return `£${number}`;
  return unit === "verdict" ? number : `${number} ${unit}`;
}

import type { ClaimVerdict } from "@council-returns/core/claims/judge-claims.ts";
import { factLines } from "./fact-lines.ts";

const VERDICTS: readonly ClaimVerdict["verdict"][] = [
  "reproduced",
  "reproduced within rounding",
  "not reproduced",
  "cannot be recomputed",
];

/** How many claims came to each verdict, in one line: `12 reproduced, 1 not reproduced`. */
export function claimCounts(verdicts: readonly ClaimVerdict[]): string {
  const counts = VERDICTS.map((verdict) => ({
    verdict,
    count: verdicts.filter((one) => one.verdict === verdict).length,
  }));
  return counts
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${verdict}`)
    .join(", ");
}

/** A claim in full: what it states, what came out, on which basis, and the working. `statement` is its sentence. */
export function claimLines(verdict: ClaimVerdict, statement: string | undefined, width: number): string[] {
  return [
    `${verdict.claim}: ${verdict.verdict}`,
    ...factLines(
      [
        ...(statement === undefined ? [] : [["Claim", statement] as const]),
        ["Stated", verdict.stated],
        ...(verdict.computed === null ? [] : [["Computed", verdict.computed] as const]),
        ...(verdict.basis === null ? [] : [["Basis", verdict.basis] as const]),
        ["Working", verdict.working],
      ],
      width,
    ),
  ];
}

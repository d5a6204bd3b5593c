import type { Claim } from "../../claims/claim.ts";
import type { ClaimVerdict } from "../../claims/judge-claims.ts";
import { byText } from "./by-text.ts";
import type { Column, TableContent } from "./snapshot-table.ts";

interface JudgedClaim {
  readonly claim: Claim;
  readonly judged: ClaimVerdict;
}

const columns: readonly Column<JudgedClaim>[] = [
  { name: "claim", type: "VARCHAR", description: "Id of the claim.", of: ({ claim }) => claim.id },
  { name: "period", type: "VARCHAR", description: "Period it is worked out from.", of: ({ claim }) => claim.period },
  { name: "as_of", type: "VARCHAR", description: "The day it is about.", of: ({ claim }) => claim.asOf },
  { name: "statement", type: "VARCHAR", description: "What was claimed.", of: ({ claim }) => claim.statement },
  { name: "stated", type: "VARCHAR", description: "The number or verdict stated.", of: ({ judged }) => judged.stated },
  { name: "unit", type: "VARCHAR", description: "What it counts.", of: ({ claim }) => claim.unit },
  {
    name: "computed",
    type: "VARCHAR",
    description: "The same from the figures published here.",
    of: ({ judged }) => judged.computed,
  },
  {
    name: "verdict",
    type: "VARCHAR",
    description: "reproduced, reproduced within rounding, not reproduced or cannot be recomputed.",
    of: ({ judged }) => judged.verdict,
  },
  { name: "basis", type: "VARCHAR", description: "Definition of the base used.", of: ({ judged }) => judged.basis },
  { name: "working", type: "VARCHAR", description: "The sum, in a sentence.", of: ({ judged }) => judged.working },
  {
    name: "synthetic",
    type: "BOOLEAN",
    description: "True where a synthetic return is behind what was computed.",
    of: ({ judged }) => judged.synthetic,
  },
  { name: "source", type: "VARCHAR", description: "Where the claim was published.", of: ({ claim }) => claim.source },
];

/** Published claims and what became of them when worked out again. */
export function claimsTable(claims: readonly Claim[], verdicts: readonly ClaimVerdict[]): TableContent<JudgedClaim> {
  const byId = new Map(verdicts.map((verdict) => [verdict.claim, verdict]));
  const rows = claims.flatMap((claim): readonly JudgedClaim[] => {
    const judged = byId.get(claim.id);
    return judged === undefined ? [] : [{ claim, judged }];
  });
  return {
    name: "claims",
    comment: "Numbers quoted elsewhere, worked out again from the figures published here.",
    key: ["claim"],
    columns,
    rows: rows.toSorted(byText(({ claim }) => claim.id)),
  };
}

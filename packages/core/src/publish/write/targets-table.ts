import type { TargetVerdict } from "../../claims/judge-targets.ts";
import type { Target } from "../../claims/target.ts";
import { byText } from "./by-text.ts";
import type { Column, TableContent } from "./snapshot-table.ts";

interface JudgedTarget {
  readonly target: Target;
  /** Absent for a target no published period fell under. */
  readonly verdict?: TargetVerdict;
  readonly basis: string;
}

const columns: readonly Column<JudgedTarget>[] = [
  { name: "target", type: "VARCHAR", description: "Id of the target.", of: ({ target }) => target.id },
  {
    name: "measure",
    type: "VARCHAR",
    description: "The measure judged: the target's share, or a forecast or projection of it.",
    of: ({ target, verdict }) => verdict?.measure ?? target.measure,
  },
  { name: "basis", type: "VARCHAR", description: "Definition of the base.", of: ({ basis }) => basis },
  { name: "period", type: "VARCHAR", description: "Id of the period.", of: ({ verdict }) => verdict?.period ?? null },
  {
    name: "value",
    type: "DECIMAL(18,4)",
    description: "England's published figure of it, in percent.",
    of: ({ verdict }) => verdict?.value ?? null,
  },
  { name: "target_value", type: "DECIMAL(18,4)", description: "In percent.", of: ({ target }) => target.share },
  {
    name: "by",
    type: "DECIMAL(18,4)",
    description: "Share less target, in percentage points.",
    of: ({ verdict }) => verdict?.by ?? null,
  },
  {
    name: "verdict",
    type: "VARCHAR",
    description: "met, missed, on course to meet, on course to miss or not yet due.",
    of: ({ verdict }) => verdict?.verdict ?? null,
  },
  {
    name: "judged_by",
    type: "VARCHAR",
    description: "outcome (only that is met or missed), forecast or projection (only those are on course).",
    of: ({ verdict }) => verdict?.judgedBy ?? null,
  },
  {
    name: "set_on",
    type: "VARCHAR",
    description: "Day or month it was set.",
    of: ({ target }) => target.setOn ?? null,
  },
  { name: "due_on", type: "VARCHAR", description: "The day it falls due.", of: ({ target }) => target.dueOn },
  {
    name: "replaced_by",
    type: "VARCHAR",
    description: "The target that took its place.",
    of: ({ target }) => target.replacedBy ?? null,
  },
  {
    name: "replaced_on",
    type: "VARCHAR",
    description: "The day it was replaced.",
    of: ({ target }) => target.replacedOn ?? null,
  },
  {
    name: "synthetic",
    type: "BOOLEAN",
    description: "True where a synthetic return is behind the share.",
    of: ({ verdict }) => verdict?.synthetic ?? null,
  },
  {
    name: "source",
    type: "VARCHAR",
    description: "Where the target was published.",
    of: ({ target }) => target.source,
  },
];

/** Every target on every basis it was argued on, with how it stands in each period it covers. */
export function targetsTable(
  targets: readonly Target[],
  verdicts: readonly TargetVerdict[],
): TableContent<JudgedTarget> {
  const rows = targets.flatMap((target) =>
    target.bases.flatMap((basis): readonly JudgedTarget[] => {
      const found = verdicts.filter((verdict) => verdict.target === target.id && verdict.basis === basis);
      return found.length === 0 ? [{ target, basis }] : found.map((verdict) => ({ target, basis, verdict }));
    }),
  );
  return {
    name: "targets",
    comment: "Targets, and how each stood in every period it covers, side by side on every basis.",
    key: [],
    columns,
    rows: rows.toSorted(
      byText(({ target, basis, verdict }) =>
        [target.id, basis, verdict?.period ?? "", verdict?.judgedBy ?? "", verdict?.measure ?? ""].join("/"),
      ),
    ),
  };
}

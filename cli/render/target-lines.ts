import type { TargetVerdict } from "@council-returns/core/claims/judge-targets.ts";
import type { Target } from "@council-returns/core/claims/target.ts";
import type { Collection } from "@council-returns/core/collections/define-collection.ts";
import { signed } from "./figure-value.ts";
import { textTable } from "./text-table.ts";

/** Each share beside each target it is held against, a line a basis. */
export function targetLines(
  collection: Collection,
  judged: { readonly targets: readonly Target[]; readonly verdicts: readonly TargetVerdict[] },
  width: number,
): string[] {
  if (judged.verdicts.length === 0) return [];
  const due = new Map(judged.targets.map(({ id, dueOn }) => [id, dueOn]));
  const columns = [
    { title: "Against the target" },
    { title: "Value", align: "right" as const },
    { title: "Target", align: "right" as const },
    { title: "By", align: "right" as const },
    { title: "Verdict" },
    { title: "Data" },
  ];
  const rows = judged.verdicts.map((verdict) => [
    `${titleOf(collection, verdict)}; due ${due.get(verdict.target) ?? "not stated"}`,
    `${verdict.value}%`,
    `${verdict.targetValue}%`,
    signed(verdict.by),
    verdict.verdict,
    verdict.synthetic ? "synthetic" : "real",
  ]);
  return textTable({ columns, rows }, width);
}

function titleOf({ measures }: Collection, { measure, basis }: TargetVerdict): string {
  const ratio = measures[measure];
  if (ratio?.kind !== "ratio") return measure;
  const base = ratio.bases[basis]?.title;
  return base === undefined ? ratio.title : `${ratio.title}; of: ${base}`;
}

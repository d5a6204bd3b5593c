import type { Rehearsal, SubmissionRehearsal } from "@council-returns/core/workflows/rehearse-rules.ts";
import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { countOf } from "./count-of.ts";
import { factLines } from "./fact-lines.ts";
import { hiddenWords } from "./impact-lines.ts";
import { moveLines } from "./move-lines.ts";
import { textTable } from "./text-table.ts";
import { wrapIndented, wrapText } from "./wrap-text.ts";

interface Shown {
  readonly width: number;
  readonly all: boolean;
}

/** Returns, findings of one and settings shown unless all are asked for. */
const SOME = 10;
const FEW = 3;

/** What other rules would come to, for people: what is changed, who is hit, by which findings, which figures move. */
export function rehearsalLines(rehearsal: Rehearsal, shown: Shown): string[] {
  const { collection, period, files, returns, submissions, figures, measures } = rehearsal;
  const which = period === null ? "" : ` for ${period}`;
  return [
    ...wrapText(
      `Rehearsed on ${countOf(files, "file")} of ${countOf(returns, "return")} of ${collection}${which}.`,
      shown.width,
    ),
    ...changedLines(rehearsal, shown),
    "",
    ...wrapText(countedText(rehearsal), shown.width),
    ...codeLines(submissions, shown.width),
    ...someOf(submissions, SOME, shown).flatMap((one) => ["", ...submissionLines(one, collection, shown)]),
    ...moreLine(submissions.length, SOME, "file", shown),
    "",
    ...moveLines(figures, { ...shown, measures }),
    ...(figures.moved.length === 0 ? [] : ["", ...wrapText(hiddenWords, shown.width)]),
  ];
}

function changedLines({ by, changed }: Rehearsal, shown: Shown): string[] {
  if (by === "code") return wrapText("Held against what each receipt said when it was given.", shown.width);
  if (changed.length === 0) return ["The definition is as it is now."];
  return [
    "Changed:",
    ...someOf(changed, SOME, shown).flatMap(({ path, before, after }) =>
      wrapIndented(`${path}: ${before ?? "nothing"} before, ${after ?? "nothing"} then`, 2, shown.width),
    ),
    ...moreLine(changed.length, SOME, "setting", shown),
  ];
}

function countedText({ lost, gained, submissions }: Rehearsal): string {
  if (submissions.length === 0) return "Nothing would be found that is not found now, and nobody is hit.";
  const counts = [
    lost === 0
      ? "Every return that counts would count still"
      : `${countOf(lost, "return")} that count${lost === 1 ? "s" : ""} would not`,
    ...(gained === 0 ? [] : [`${countOf(gained, "return")} would count that ${gained === 1 ? "does" : "do"} not`]),
  ];
  return `${counts.join("; ")}. ${countOf(submissions.length, "file")} would be told something else.`;
}

/** How often each finding would be gone and new, over all files. */
function codeLines(submissions: readonly SubmissionRehearsal[], width: number): string[] {
  const all = submissions.flatMap(({ gone, new: fresh, receipt }) => [
    ...gone.map((one) => ({ ...one, receipt, side: "gone" as const })),
    ...fresh.map((one) => ({ ...one, receipt, side: "new" as const })),
  ]);
  if (all.length === 0) return [];
  const right = "right" as const;
  const groups = Map.groupBy(all, ({ code, severity }) => `${severity} ${code}`);
  return [
    "",
    ...textTable(
      {
        columns: [
          { title: "Finding" },
          { title: "Gone", align: right },
          { title: "New", align: right },
          { title: "Files", align: right },
        ],
        rows: [...groups]
          .toSorted()
          .map(([name, those]) => [
            name,
            String(those.filter(({ side }) => side === "gone").length),
            String(those.filter(({ side }) => side === "new").length),
            String(new Set(those.map(({ receipt }) => receipt)).size),
          ]),
      },
      width,
    ),
  ];
}

function submissionLines(one: SubmissionRehearsal, collection: string, shown: Shown): string[] {
  const { period, authority, receipt, file, outcome, counts, gone, new: fresh } = one;
  const words = returnWords({ collection, period, authority });
  const [was, is] = [outcome.before, outcome.after].map((text) => text.replaceAll("-", " "));
  const counting = counts.before === counts.after ? [] : [["Counts", counts.after ? "it would" : "no longer"] as const];
  return [
    ...wrapText(`${words.council ?? authority}, ${words.period}`, shown.width),
    ...factLines(
      [
        ["Receipt", `${receipt}, ${file}`],
        ["Outcome", was === is ? `${is}, as now` : `${was} now, ${is} then`],
        ...counting,
      ],
      shown.width,
    ),
    ...findingsOf("New", fresh, shown),
    ...findingsOf("Gone", gone, shown),
  ];
}

function findingsOf(side: string, findings: SubmissionRehearsal["new"], shown: Shown): string[] {
  const lines = someOf(findings, FEW, shown).flatMap(({ severity, code, sheet, cell, message }) => {
    const place = [sheet, cell].filter((part) => part !== null && part !== "").join("!");
    return wrapIndented(`${side} ${severity} ${code}${place === "" ? "" : ` at ${place}`}: ${message}`, 4, shown.width);
  });
  return [...lines, ...moreLine(findings.length, FEW, "finding", shown).map((line) => `    ${line}`)];
}

function someOf<T>(list: readonly T[], most: number, { all }: Shown): readonly T[] {
  return all ? list : list.slice(0, most);
}

function moreLine(count: number, most: number, what: string, { all }: Shown): string[] {
  return all || count <= most ? [] : [`and ${countOf(count - most, what)} more: add --all to see them.`];
}

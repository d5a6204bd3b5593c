import { figureValue } from "@council-returns/core/workflows/figure-value.ts";
import type { AcceptancePreview, CouncilStanding, Impact } from "@council-returns/core/workflows/preview-acceptance.ts";
import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { countOf } from "./count-of.ts";
import { coverageMoveLines } from "./coverage-move-lines.ts";
import { factLines } from "./fact-lines.ts";
import { moveLines } from "./move-lines.ts";
import { textTable } from "./text-table.ts";
import { wrapText } from "./wrap-text.ts";

interface Shown {
  readonly width: number;
  readonly all: boolean;
}

/** Councils of a file with many that are shown unless all are asked for. */
const SOME = 3;

/** What would change if a return counted, for people: figures, the council among others, coverage. */
export function impactLines(preview: AcceptancePreview, shown: Shown): string[] {
  const words = returnWords(preview.place);
  const council = preview.council ?? words.council ?? "many councils";
  const title = preview.counts ? "What this return changed" : "What would change if this return counted";
  return [
    ...wrapText(`${title}: ${[words.collection, words.period, council].join(", ")}`, shown.width),
    ...factLines(factsOf(preview), shown.width),
    "",
    ...(preview.impact === null ? wrapText(unread, shown.width) : impactOf(preview.impact, shown)),
  ];
}

/** Who the figures told here are for, and what they may show that a snapshot would not. */
export const hiddenWords =
  "Not for publication, nor for a council: for those who may see every return. Hidden here are small numbers and what was " +
  "hidden when last published. Publishing may have to hide more beside them: publish --dry-run tells.";

const unread = "Nothing in it can be read as this return, so nothing can be told. Check it to see why.";

function factsOf({ file, receipt, standing, outcome, findings, instead, counts }: AcceptancePreview) {
  const found = [countOf(findings.error, "error"), countOf(findings.query, "query", "queries")].join(", ");
  const checked = `${outcome.replaceAll("-", " ")}, with ${found}`;
  const other = instead === null ? "nothing" : `receipt ${instead}`;
  return [
    ["File", file],
    ["Receipt", receipt === null ? "none: it has not been sent" : `${receipt} (${standing.replaceAll("-", " ")})`],
    ["Checked", checked],
    [counts ? "Before it" : "Counts now", other],
  ] as const;
}

function impactOf(impact: Impact, shown: Shown): string[] {
  const councils = shown.all ? impact.councils : impact.councils.slice(0, SOME);
  const rest = impact.councils.length - councils.length;
  const synthetic = "Some of the returns behind these figures are synthetic.";
  return [
    ...wrapText(hiddenWords, shown.width),
    "",
    ...(impact.synthetic ? [...wrapText(synthetic, shown.width), ""] : []),
    ...moveLines(impact.figures, { ...shown, measures: impact.measures }),
    ...councils.flatMap((council) => ["", ...standingLines(council, shown.width)]),
    ...(rest > 0 ? ["", `and ${countOf(rest, "council")} more: add --all to see them.`] : []),
    ...(councils.length === 0 ? [] : ["", ...wrapText(method, shown.width)]),
    "",
    ...coverageMoveLines(impact.coverage, { ...shown, measures: impact.measures }),
  ];
}

const method =
  "Rank: 1 is the highest value shown; = shares its place; hidden and missing values have none. Unusual: more than 3.5 " +
  "median absolute deviations (modified z-score, Iglewicz and Hoaglin 1993) from the median change of the other " +
  "councils, or of its own earlier years; it takes 10 councils, or 5 years, to tell.";

function standingLines({ council, name, measures }: CouncilStanding, width: number): string[] {
  const right = "right" as const;
  return textTable(
    {
      columns: [
        { title: `${name} (${council})` },
        { title: "Value", align: right },
        { title: "Rank", align: right },
        { title: "On a year", align: right },
        { title: "How unusual" },
      ],
      rows: measures.map((one) => [
        [one.title, ...(one.basisTitle === "" ? [] : [`base: ${one.basisTitle}`])].join("\n"),
        [one.from, one.to].map((side) => shownValue(side, one.unit)).join("\nto "),
        rankText(one.rank),
        changeText(one.change),
        unusualText(one.change),
      ]),
    },
    width,
  );
}

type Measure = CouncilStanding["measures"][number];

function shownValue(side: Measure["to"], unit: string): string {
  return side.value === null && side.status === "c" ? "hidden" : figureValue({ ...side, unit });
}

function rankText({ before, after }: Measure["rank"]): string {
  const one = (rank: Measure["rank"]["after"]): string =>
    rank.position === null ? (rank.why ?? "none") : `${rank.position}${rank.tied > 0 ? "=" : ""}`;
  const was = before === null ? "none" : one(before);
  return `${was}\nto ${one(after)}\nof ${after.of}`;
}

function changeText({ change, unit }: Measure["change"]): string {
  if (change === null) return "not known";
  return `${change.startsWith("-") ? "" : "+"}${change}${unit === "percent" ? "%" : " points"}`;
}

function unusualText({ change, others, own }: Measure["change"]): string {
  if (change === null) return "cannot tell";
  return `${scoreText(others, "others")}\n${scoreText(own, "own years")}`;
}

function scoreText({ verdict, score, compared }: Measure["change"]["others"], who: string): string {
  if (verdict === "cannot tell") return `${who}: too few (${compared})`;
  return `${who}: ${verdict}${score === null ? "" : ` (${score})`}`;
}

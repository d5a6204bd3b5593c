import type { CellExplanation } from "@council-returns/core/workflows/explain-cell.ts";
import { figureValue } from "@council-returns/core/workflows/figure-value.ts";
import { periodLabel } from "@council-returns/core/workflows/period-label.ts";
import { countOf } from "./count-of.ts";
import { factLines } from "./fact-lines.ts";
import { readableNumber } from "./readable-number.ts";
import { withdrawalLines } from "./withdrawal-lines.ts";
import { wrapSentence } from "./wrap-text.ts";

/** Figures shown unless all are asked for. */
const SOME = 20;

const BY: Readonly<Record<CellExplanation["figures"][number]["by"], string>> = {
  direct: "",
  now: "the change up to then",
  before: "the change from then on",
  compared: "compared with a target",
};

/** What became of a cell: what it was read as, and the figures it feeds. */
export function cellLines(found: CellExplanation, { width, all }: { width: number; all: boolean }): string[] {
  const { snapshot, from, sheet, cell, read, figures } = found;
  const place = sheet === "" ? cell : `${sheet}!${cell}`;
  const shown = all ? figures : figures.slice(0, SOME);
  const more = figures.length - shown.length;
  const when = periodLabel(snapshot.collection, from.period);
  return [
    ...withdrawalLines(snapshot.withdrawn, width),
    ...wrapSentence(`${place} of ${from.sha256}`, width),
    ...factLines(
      [
        ["Return", `${from.authority}, ${when}, receipt ${from.submission}`],
        ["Snapshot", `${snapshot.collection}@${snapshot.version}`],
        ...read.map(({ table, column, council, value, status }) => {
          return ["Read as", `${table}.${column} of ${council}: ${valueText(value, status)}`] as const;
        }),
      ],
      width,
    ),
    "",
    figures.length === 0 ? "No figure is made from it." : `It feeds ${countOf(figures.length, "figure")}:`,
    ...shown.flatMap(({ figure, by, counted, ...state }) => {
      const notes = [BY[by], ...(counted ? [] : ["its number is not in it"])].filter((note) => note !== "");
      const value = [figureValue(state), ...notes].join(", ");
      return [`  ${figure}`, `    ${value}`];
    }),
    ...(more > 0 ? [`  and ${readableNumber(String(more))} more: add --all to see them.`] : []),
  ];
}

function valueText(value: string | null, status: string | null): string {
  const mark = status === null ? "" : ` [${status}]`;
  return `${value === null ? "no value" : readableNumber(value)}${mark}`;
}

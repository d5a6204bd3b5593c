import { differenceValue, figureValue } from "@council-returns/core/workflows/figure-value.ts";
import { periodLabel } from "@council-returns/core/workflows/period-label.ts";
import type { FigureMoves, MeasureWords } from "@council-returns/core/workflows/preview-acceptance.ts";
import { countOf } from "./count-of.ts";
import { textTable } from "./text-table.ts";
import { wrapText } from "./wrap-text.ts";

interface Shown {
  readonly width: number;
  readonly all: boolean;
  readonly measures: readonly MeasureWords[];
}

/** Rows shown unless all are asked for. */
const SOME = 20;

/** Figures that would move, the most moved first: those of England, everyone together, or all of them. */
export function moveLines({ moved, same }: FigureMoves, shown: Shown): string[] {
  const unmoved = same === 0 ? "" : ` ${countOf(same, "figure")} would stay the same once rounded.`;
  if (moved.length === 0) return wrapText(`No published figure would move.${unmoved}`, shown.width);
  const national = moved.filter(({ level, breakdown }) => level === "england" && breakdown === "all");
  const rows = shown.all ? moved : national.slice(0, SOME);
  const rest = moved.length - rows.length;
  const more = `and ${countOf(rest, "more figure")}, of groups of people and smaller areas: add --all to see them.`;
  return [
    ...wrapText(`${countOf(moved.length, "figure")} would move.${unmoved}`, shown.width),
    "",
    ...(rows.length === 0 ? [] : table(rows, shown)),
    ...(rest > 0 ? ["", ...wrapText(more, shown.width)] : []),
    ...hiddenLines(moved, shown.width),
  ];
}

type Move = FigureMoves["moved"][number];

function table(rows: readonly Move[], { width, all, measures }: Shown): string[] {
  const right = "right" as const;
  return textTable(
    {
      columns: [
        { title: all ? "Figure" : "England" },
        { title: "From", align: right },
        { title: "To", align: right },
        { title: "By", align: right },
      ],
      rows: rows.map((move) => [nameOf(move, measures, all), told(move, "from"), told(move, "to"), byText(move)]),
    },
    width,
  );
}

function nameOf(move: Move, measures: readonly MeasureWords[], all: boolean): string {
  const words = measures.find(({ measure, basis }) => measure === move.measure && basis === move.basis);
  const base = words === undefined || words.basisTitle === "" ? [] : [`base: ${words.basisTitle}`];
  const [collection = ""] = move.figure.split("/");
  const when = periodLabel(collection, move.period);
  const where = [...(all ? [move.geography] : []), when, ...(move.breakdown === "all" ? [] : [move.breakdown])];
  return [words?.title ?? move.measure, ...base, where.join(", ")].join("\n");
}

function told({ kind, unit, ...move }: Move, side: "from" | "to"): string {
  const { value, status } = move[side];
  if (value === null && (status === "c" || kind === "hidden"))
    return side === "from" && status !== "c" ? "shown" : "hidden";
  const mark = value !== null && status !== null ? ` [${status}]` : "";
  return `${figureValue({ value, status, unit })}${mark}`;
}

function byText({ kind, by, percent, unit }: Move): string {
  if (kind === "marked") return "status";
  if (by === null) return kind === "hidden" || kind === "shown" ? "" : kind;
  const share = percent === null ? "" : `\n${percent.startsWith("-") ? "" : "+"}${percent}%`;
  return `${differenceValue(by, unit)}${share}`;
}

function hiddenLines(moved: readonly Move[], width: number): string[] {
  const hidden = moved.filter(({ kind }) => kind === "hidden").length;
  const shown = moved.filter(({ kind }) => kind === "shown").length;
  const parts = [
    ...(hidden === 0 ? [] : [`${countOf(hidden, "figure")} shown now would be hidden, to protect small numbers.`]),
    ...(shown === 0 ? [] : [`${countOf(shown, "figure")} hidden now would be shown.`]),
  ];
  return parts.length === 0 ? [] : ["", ...wrapText(parts.join(" "), width)];
}

import type { FigureExplanation } from "@council-returns/core/workflows/explain-published.ts";
import { factLines } from "./fact-lines.ts";
import { readableNumber } from "./readable-number.ts";
import { wrapText } from "./wrap-text.ts";

type Council = FigureExplanation["councils"][number];

/** Cells of a council shown unless all are asked for. */
const SOME = 8;

/** What one council gave for a figure: its numbers, its file, and the cells they stand in. */
export function explainedCouncilLines(council: Council, { width, all }: { width: number; all: boolean }): string[] {
  const { name, code, from, cells, waivers, explanations } = council;
  const shown = all ? cells : cells.slice(0, SOME);
  const more = cells.length - shown.length;
  const said = explanations.map(({ code: finding, text, by, at }) => {
    return ["Explained", `${finding}: "${text}" (${by}, ${at.slice(0, 10)})`] as const;
  });
  return [
    ...wrapText(`${name} (${code}): ${numbersOf(council)}`, width),
    ...factLines(
      [
        ...(from === null ? [] : sourceFacts(from)),
        ...shown.map((cell) => ["Cell", cellText(cell, council)] as const),
        ...(more > 0 ? [["", `and ${more} more cells: add --all to see them`] as const] : []),
        ...waivers.map(({ code: rule, reason, approver }) => ["Waiver", `${rule}: ${reason} (${approver})`] as const),
        ...said,
      ],
      width,
    ),
  ];
}

function sourceFacts({ file, sha256, submission }: NonNullable<Council["from"]>): (readonly [string, string])[] {
  return [
    ["File", file ?? "not known any more"],
    ["SHA-256", sha256],
    ["Receipt", submission],
  ];
}

function numbersOf({ counted, why, numerator, denominator, inBand }: Council): string {
  if (!counted || numerator === null) return `not in the figure: ${why ?? "nothing was given"}`;
  const share = denominator === null ? "" : ` of ${readableNumber(denominator)}`;
  const band = inBand === null ? "" : inBand ? ", in the band" : ", not in the band";
  return `${readableNumber(numerator)}${share}${band}`;
}

function cellText(cell: Council["cells"][number], { denominator }: Council): string {
  const { sheet, column, value, status, numerator: top, denominator: bottom } = cell;
  const place = sheet === "" ? cell.cell : `${sheet}!${cell.cell}`;
  const number = value === null ? "no number" : readableNumber(value);
  const signs = [
    ...(top === null ? [] : [`${top} in the numerator`]),
    ...(bottom === null ? [] : [`${bottom} in the base`]),
  ];
  const isPlain = denominator === null && top === "+";
  return `${place} ${column} ${number}${status === null ? "" : ` [${status}]`}${isPlain ? "" : ` (${signs.join(", ")})`}`;
}

import { parsePeriod } from "@council-returns/core/periods/period.ts";
import type { Headlines } from "@council-returns/core/workflows/national-headlines.ts";
import { claimCounts, claimLines } from "../render/claim-lines.ts";
import { headlineLines, targetLines } from "../render/headline-lines.ts";
import { wrapText } from "../render/wrap-text.ts";

/** One collection's headlines: figures, targets, and the claims that do not follow from the figures. */
export function headlinesText(headlines: Headlines, width: number): string[] {
  const { collection, period, version } = headlines;
  const label = parsePeriod(collection.period, period)?.label ?? period;
  const title = `${collection.title}, ${label} (${collection.id}@${version})`;
  return [
    ...wrapText(title, width),
    "=".repeat(Math.min(width, title.length)),
    ...headlineLines(headlines, width),
    ...spaced(targetLines(headlines, width)),
    ...claimText(headlines, width),
    "",
  ];
}

function claimText({ claims, collection }: Headlines, width: number): string[] {
  if (claims.length === 0) return [];
  const failed = claims.filter(({ verdict }) => verdict.verdict === "not reproduced");
  return [
    "",
    ...wrapText(`${claims.length} published claims worked out again: ${claimCounts(claims.map(one))}.`, width),
    ...failed.flatMap((judged) => ["", ...claimLines(judged, width)]),
    "",
    `All of them: returns claims ${collection.id}`,
  ];
}

function one({ verdict }: Headlines["claims"][number]) {
  return verdict;
}

function spaced(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", ...lines];
}

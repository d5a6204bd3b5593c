import type { Headlines } from "@council-returns/core/workflows/national-headlines.ts";
import { claimCounts, claimLines } from "../render/claim-lines.ts";
import { commandLines } from "../render/command-lines.ts";
import { countOf } from "../render/count-of.ts";
import { headlineLines, targetLines } from "../render/headline-lines.ts";
import { wrapText } from "../render/wrap-text.ts";
import type { NamedStore } from "./try-lines.ts";

/** One collection's headlines: figures, targets, and the claims that do not follow from the figures. */
export function headlinesText(headlines: Headlines, { parts }: Pick<NamedStore, "parts">, width: number): string[] {
  const { collection, period, version } = headlines;
  const title = `${collection.title}, ${period.label} (${collection.id}@${version})`;
  const targets = targetLines(headlines, width);
  return [
    ...wrapText(title, width),
    "=".repeat(Math.min(width, title.length)),
    ...headlineLines(headlines, width),
    ...(targets.length === 0 ? [] : ["", ...targets]),
    ...claimText(headlines, parts, width),
    "",
  ];
}

function claimText({ claims, collection }: Headlines, parts: readonly string[], width: number): string[] {
  if (claims.length === 0) return [];
  const verdicts = claims.map(({ verdict }) => verdict);
  const failed = claims.filter(({ verdict }) => verdict.verdict === "not reproduced");
  return [
    "",
    ...wrapText(`${countOf(claims.length, "published claim")} worked out again: ${claimCounts(verdicts)}.`, width),
    ...failed.flatMap((judged) => ["", ...claimLines(judged, width)]),
    ...(failed.length === 0 ? [] : [""]),
    "All of them:",
    ...commandLines([`npx returns claims ${collection.id}`, ...parts], width),
  ];
}

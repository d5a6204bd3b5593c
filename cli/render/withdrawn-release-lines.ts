import { withdrawalWords } from "@council-returns/core/workflows/read-withdrawal.ts";
import type { WithdrawnRelease } from "@council-returns/core/workflows/withdraw-release.ts";
import { wrapIndented, wrapText } from "./wrap-text.ts";

const KINDS = {
  withdrawn: "Withdrawn.",
  "would withdraw": "Would withdraw it, and say:",
  already: "Nothing is changed.",
} as const;

/** What came of withdrawing a release: what is said of it from now on, who said so, and what the latest is. */
export function withdrawnReleaseLines({ kind, withdrawal, latest }: WithdrawnRelease, width: number): string[] {
  const { by, figures } = withdrawal;
  const now = latest.after === null ? "No release stands in its place." : `The latest release is ${latest.after}.`;
  const would = latest.after === null ? "No release would stand in its place." : `The latest would be ${latest.after}.`;
  return [
    ...wrapText(`${KINDS[kind]} ${withdrawalWords(withdrawal)}`, width),
    ...wrapText(`Said by ${by}. ${kind === "would withdraw" ? would : now}`, width),
    ...(figures.length === 0
      ? []
      : ["Figures known to be wrong:", ...figures.flatMap((id) => wrapIndented(id, 2, width))]),
  ];
}

import type { ReturnState } from "@council-returns/core/filing/fold-return.ts";
import { wrapSentence } from "./wrap-text.ts";

/** How a return stands, for people: what counts, and what came after it. */
export function standingLines({ standing, current, newest }: ReturnState, width: number): string[] {
  const counts = current === undefined ? "Nothing counts." : `Receipt ${current.submission} counts.`;
  const later = newest === undefined ? "" : ` The file that came last is ${words(newest.standing)}.`;
  return wrapSentence(`The return is ${words(standing)}. ${counts}${later}`, width);
}

function words(standing: string): string {
  return standing.replaceAll("-", " ");
}

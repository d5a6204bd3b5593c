import { arrivedFile, decisionWords, outcomeWords } from "@council-returns/core/workflows/history-words.ts";
import type { Happened } from "@council-returns/core/workflows/return-history.ts";
import { bytesWords } from "./amounts.ts";

const SCOPES = { return: "", authority: " (for every period)", period: " (for every council)" } as const;

/** What happened to a return, in a sentence; who did it; and when, where it has a time of its own. */
export function happenedWords({ entry, holdsFor }: Happened): { what: string; who: string; at: string | null } {
  if (!("arrival" in entry)) return { what: `${decisionWords(entry)}${SCOPES[holdsFor]}`, who: entry.by, at: entry.at };
  const { event, arrival, submission } = entry;
  if (event !== "received")
    return { what: `${outcomeWords[event]}: receipt ${submission}`, who: "The check", at: null };
  const file = `${arrivedFile(arrival)} (${bytesWords(arrival.bytes)}): receipt ${submission}`;
  const { recheck } = arrival;
  if (recheck !== undefined) return { what: `Read again: ${file}`, who: recheck.by, at: recheck.at };
  return { what: `Received ${file}`, who: arrival.by ?? "Not recorded", at: arrival.at };
}

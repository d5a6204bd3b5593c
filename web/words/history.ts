import type { Entry } from "@council-returns/core/filing/entry.ts";
import type { Happened } from "@council-returns/core/workflows/return-history.ts";
import { bytesWords, countWords } from "./amounts.ts";

const OUTCOMES = {
  checked: "Checked only",
  rejected: "Rejected",
  "needs-explanation": "Waits for explanations",
  "awaiting-sign-off": "Waits for sign-off",
  accepted: "Accepted",
} as const;

const SCOPES = { return: "", authority: " (for every period)", period: " (for every council)" } as const;

/** What happened to a return, in a sentence; who did it; and when, where it has a time of its own. */
export function happenedWords({ entry, holdsFor }: Happened): { what: string; who: string; at: string | null } {
  if (!("arrival" in entry)) return { what: `${decisionWords(entry)}${SCOPES[holdsFor]}`, who: entry.by, at: entry.at };
  const { event, arrival, submission } = entry;
  if (event !== "received") return { what: `${OUTCOMES[event]}: receipt ${submission}`, who: "The check", at: null };
  const file = `${arrival.key.split("/").at(-1)} (${bytesWords(arrival.bytes)}): receipt ${submission}`;
  const { recheck } = arrival;
  if (recheck !== undefined) return { what: `Read again: ${file}`, who: recheck.by, at: recheck.at };
  return { what: `Received ${file}`, who: arrival.by ?? "Not recorded", at: arrival.at };
}

type Decision = Exclude<Entry, { readonly arrival: unknown }>;

function decisionWords(entry: Decision): string {
  switch (entry.event) {
    case "explained":
      return `Explained ${countWords(entry.explanations.length, "query", "queries")} of receipt ${entry.submission}: ${entry.explanations.map(({ text }) => text).join("; ")}`;
    case "signed-off":
      return `Signed off receipt ${entry.submission}${entry.note === undefined ? "" : `: ${entry.note}`}`;
    case "withdrawn":
      return `Withdrawn: ${entry.reason}`;
    case "reopened":
      return `Window reopened: ${entry.reason}`;
    case "closed":
      return `Window closed again: ${entry.reason}`;
    case "waived":
      return `Waived ${entry.waiver.code} until ${entry.waiver.expires}: ${entry.waiver.reason}`;
    case "waiver-ended":
      return `Ended waiver ${entry.waiver.id}: ${entry.reason}`;
    case "window":
      return `Window set: opens ${entry.window.opens}, due ${entry.window.due}, closes ${entry.window.closes}`;
    case "rules": {
      const asked = [
        ...(entry.rules.explainQueries ? ["explanations"] : []),
        ...(entry.rules.signOff ? ["sign-off"] : []),
      ];
      return `Rules set: ${asked.length === 0 ? "nothing more is asked" : `${asked.join(" and ")} asked for`}`;
    }
  }
}

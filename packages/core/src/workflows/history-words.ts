import { groupDigits } from "../exact/group-digits.ts";
import type { Arrival, DecisionEntry, SubmissionEntry } from "../filing/entry.ts";
import { parseUploadKey } from "../filing/keys.ts";

/** What came of a check, in a word or three. */
export const outcomeWords: Readonly<Record<Exclude<SubmissionEntry["event"], "received">, string>> = {
  checked: "Checked only",
  rejected: "Rejected",
  "needs-explanation": "Waits for explanations",
  "awaiting-sign-off": "Waits for sign-off",
  accepted: "Accepted",
};

/** Name of the file that arrived, as its sender has it. */
export function arrivedFile({ key }: Pick<Arrival, "key">): string {
  const name = parseUploadKey(key)?.name ?? key;
  return name.split("/").at(-1) ?? name;
}

/** What people decided about a return, in a sentence: for the command line and for pages. */
export function decisionWords(entry: DecisionEntry): string {
  switch (entry.event) {
    case "explained":
      return `Explained ${queries(entry.explanations.length)} of receipt ${entry.submission}: ${entry.explanations.map(({ text }) => text).join("; ")}`;
    case "signed-off":
      return `Signed off receipt ${entry.submission}${entry.note === undefined ? "" : `: ${entry.note}`}`;
    case "withdrawn":
      return `Withdrawn: ${entry.reason}`;
    case "reopened":
      return `Window reopened: ${entry.reason}`;
    case "closed":
      return `Window closed again: ${entry.reason}`;
    case "waived": {
      const { id, code, table, column, reason, expires } = entry.waiver;
      const where = [table, column].filter((part) => part !== undefined).join(".");
      return `Waived ${code} in ${where} until ${expires} (${id}): ${reason}`;
    }
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

function queries(count: number): string {
  return count === 1 ? "1 query" : `${groupDigits(String(count))} queries`;
}

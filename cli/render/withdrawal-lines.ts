import { type Withdrawal, withdrawalWords } from "@council-returns/core/workflows/read-withdrawal.ts";
import { countOf } from "./count-of.ts";
import { wrapSentence } from "./wrap-text.ts";

/** What stands above anything told of a version that was withdrawn; nothing of one that stands. */
export function withdrawalLines(withdrawal: Withdrawal | null | undefined, width: number): string[] {
  if (withdrawal === null || withdrawal === undefined) return [];
  const { figures } = withdrawal;
  const named = figures.length === 0 ? "" : ` Known to be wrong: ${countOf(figures.length, "figure")}.`;
  return [...wrapSentence(`WITHDRAWN. ${withdrawalWords(withdrawal)}${named}`, width), ""];
}

/** In place of a snapshot's name, where none stands. */
export function noSnapshotWords(withdrawn: readonly string[]): string {
  return withdrawn.length === 0 ? "nothing published yet" : "no release stands: each was withdrawn";
}

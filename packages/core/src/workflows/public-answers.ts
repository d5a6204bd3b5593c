import type { Store } from "../storage/objects.ts";
import { type AuthorityStatus, collectionStatus, type PeriodStatus } from "./collection-status.ts";

/** What anybody may know of a council's return: whether it is in and how late it came; nothing of what was in it. */
export interface PublicAnswer {
  readonly code: string;
  readonly name: string;
  readonly answer: "answered" | "late" | "not counted" | "waiting" | "missing";
  /** Whole days after the day it was due; null where it was in time or is not in. */
  readonly daysLate: number | null;
}

/** Who answered for a period. */
export interface PeriodAnswers {
  readonly period: string;
  /** ISO days; null where none were set. */
  readonly due: string | null;
  readonly closes: string | null;
  readonly answers: readonly PublicAnswer[];
}

/**
 * Who answered, who did not and who was late, newest period first, as facts of the register. A return that is in error,
 * unexplained or unsigned is not in: why is between the council and the national team. Throws `InputError` for an unknown
 * collection.
 */
export async function publicAnswers(
  collection: string,
  { store, clock }: { readonly store: Pick<Store, "data">; readonly clock: () => Date },
): Promise<readonly PeriodAnswers[]> {
  return (await collectionStatus({ collection }, { data: store.data, clock })).map(answersOf);
}

function answersOf({ period, window, daysLeft, returns }: PeriodStatus): PeriodAnswers {
  const isOpen = daysLeft === null || daysLeft.closes.calendar >= 0;
  return {
    period,
    due: window?.due ?? null,
    closes: window?.closes ?? null,
    answers: returns.map((one) => answerOf(one, isOpen)),
  };
}

function answerOf({ code, name, state, daysLate }: AuthorityStatus, isOpen: boolean): PublicAnswer {
  if (state === "accepted") return { code, name, answer: daysLate === null ? "answered" : "late", daysLate };
  if (state === "late") return { code, name, answer: "not counted", daysLate: null };
  return { code, name, answer: isOpen ? "waiting" : "missing", daysLate: null };
}

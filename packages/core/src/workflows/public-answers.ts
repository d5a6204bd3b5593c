import { parsePeriod } from "../periods/period.ts";
import type { Store } from "../storage/objects.ts";
import { type AuthorityStatus, collectionStatus, type PeriodStatus } from "./collection-status.ts";
import { knownCollection } from "./known.ts";
import { loggedPeriods } from "./logged-periods.ts";
import { type NewestAsked, newestPeriods } from "./newest-periods.ts";

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

/** The answers of the newest periods, and where those before them begin. */
interface NewestAnswers {
  readonly periods: readonly PeriodAnswers[];
  /** To be asked for as `before`; null where there are no earlier ones. */
  readonly earlier: string | null;
}

/**
 * Who answered, who did not and who was late, newest period first, as facts of the register; of one council where it is
 * named. A return that is in error, unexplained or unsigned is not in: why is between the council and the national team.
 * Throws `InputError` for an unknown collection.
 */
export async function publicAnswers(asked: NewestAsked, { store, clock }: AnswerPowers): Promise<NewestAnswers> {
  const { periods, earlier } = await newestPeriods(asked, { data: store.data, clock });
  return { periods: periods.map(answersOf), earlier };
}

/** The answers of one period, and which other periods there are, newest first. */
interface AnswersOfOne {
  /** Undefined where nobody was asked for that period, or none yet for any. */
  readonly chosen: PeriodAnswers | undefined;
  readonly others: readonly string[];
}

/**
 * Who answered for one period, the newest unless it is named, and what other periods there are: only that period's log is
 * read. Throws `InputError` for an unknown collection.
 */
export async function answersOfPeriod(
  { collection, period: asked }: { readonly collection: string; readonly period: string | undefined },
  { store, clock }: AnswerPowers,
): Promise<AnswersOfOne> {
  const known = knownCollection(collection);
  const all = await loggedPeriods(store.data, known.id);
  const periods = all.filter((one) => parsePeriod(known.period, one) !== undefined);
  const period = asked ?? periods[0];
  if (period === undefined || !periods.includes(period)) return { chosen: undefined, others: periods };
  const [status] = await collectionStatus({ collection, period }, { data: store.data, clock });
  const others = periods.filter((one) => one !== period);
  return { chosen: status === undefined ? undefined : answersOf(status), others };
}

interface AnswerPowers {
  readonly store: Pick<Store, "data">;
  readonly clock: () => Date;
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

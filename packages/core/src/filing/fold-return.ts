import { compareTexts } from "../exact/compare-texts.ts";
import type { Outcome } from "./entry.ts";
import type { LogKey } from "./log-key.ts";
import { foldWindow, isInTime, type Window } from "./window.ts";

/**
 * How a return stands. `received`: a file is there and not checked yet. `checked`: tried only, under `check/`.
 * `late`: came after the window closed, kept and not counted.
 */
export type ReturnStanding = "missing" | "received" | Outcome | "late" | "withdrawn";

/** A submission as the log has it. */
export interface SubmissionState {
  readonly submission: string;
  /** When it last arrived. */
  readonly at: string;
  readonly standing: ReturnStanding;
  /** What came of checking it; undefined until it was. */
  readonly outcome: Outcome | undefined;
}

/** What the log of one return comes to. */
export interface ReturnState {
  readonly standing: ReturnStanding;
  /** The accepted submission that counts, when it last arrived in time, and the key of the entry that accepted it. */
  readonly current: { readonly submission: string; readonly at: string; readonly key: string } | undefined;
  /** The submission that came last, where it is not the one that counts. */
  readonly newest: SubmissionState | undefined;
  /** Submissions accepted before it. */
  readonly superseded: readonly string[];
  readonly submissions: readonly SubmissionState[];
}

/** Later ones are further on: a submission never goes back. */
const PROGRESS: readonly Outcome[] = ["rejected", "needs-explanation", "awaiting-sign-off", "accepted"];

/**
 * Folds the log of one return, from its keys alone. The accepted submission with the latest arrival that
 * counts is current, whatever order the entries came in: a late or repeated entry changes nothing, a file sent
 * again (A, B, A) counts again, and one that was rejected or only checked disturbs nothing. Of two arrivals of one
 * instant, as where a file is read again, the one that came further is the later; then their ids tell. `period` is
 * what holds for every return of the period.
 */
export function foldReturn(log: readonly LogKey[], period: readonly LogKey[] = []): ReturnState {
  const rules = { window: foldWindow([...period, ...log]), withdrawn: lastWithdrawal(log) };
  const found = [...Map.groupBy(log.filter(isOfSubmission), ({ subject }) => subject)].map(([submission, entries]) =>
    foldSubmission(submission, entries, rules),
  );
  const sent = found.filter(({ arrivals }) => arrivals.length > 0).toSorted(byArrival(({ at }) => at));
  const counting = found
    .filter(({ acceptedBy, counted }) => acceptedBy !== undefined && counted !== undefined)
    .toSorted(byArrival(({ counted }) => counted ?? ""));
  const last = counting.at(-1);
  const newest = sent.at(-1);
  return {
    standing: last === undefined ? (newest?.standing ?? (found.length > 0 ? "checked" : "missing")) : "accepted",
    current: last && { submission: last.submission, at: last.counted ?? "", key: last.acceptedBy ?? "" },
    newest: newest === undefined || newest === last ? undefined : stateOf(newest),
    superseded: counting.slice(0, -1).map(({ submission }) => submission),
    submissions: found.toSorted(byArrival(({ at }) => at)).map(stateOf),
  };
}

interface Folded extends SubmissionState {
  readonly arrivals: readonly string[];
  /** Its latest arrival that counts. */
  readonly counted: string | undefined;
  readonly acceptedBy: string | undefined;
}

interface Rules {
  readonly window: Window;
  readonly withdrawn: string;
}

function foldSubmission(submission: string, entries: readonly LogKey[], rules: Rules): Folded {
  const arrivals = entries.filter(({ event }) => event === "received").map(({ at }) => at);
  const counted = arrivals.filter((at) => at > rules.withdrawn && isInTime(at, rules.window)).toSorted();
  const tried = arrivals.length === 0 && entries.every(({ event }) => event === "checked");
  const outcome = tried ? "checked" : PROGRESS.findLast((one) => entries.some(({ event }) => event === one));
  const acceptedBy = entries.map(({ event, key }) => (event === "accepted" ? key : "")).filter((key) => key !== "");
  const at = entries.reduce((latest, entry) => (entry.at > latest ? entry.at : latest), "");
  return {
    submission,
    at,
    arrivals,
    counted: counted.at(-1),
    acceptedBy: acceptedBy.toSorted()[0],
    outcome,
    standing: standingOf(at, outcome, rules),
  };
}

function standingOf(at: string, outcome: Outcome | undefined, { window, withdrawn }: Rules): ReturnStanding {
  if (outcome === "checked") return "checked";
  if (at <= withdrawn) return "withdrawn";
  if (!isInTime(at, window)) return "late";
  return outcome ?? "received";
}

function lastWithdrawal(log: readonly LogKey[]): string {
  return log.reduce((last, { event, at }) => (event === "withdrawn" && at > last ? at : last), "");
}

function isOfSubmission({ event }: LogKey): boolean {
  return event === "received" || event === "checked" || PROGRESS.some((outcome) => outcome === event);
}

function stateOf({ submission, at, standing, outcome }: Folded): SubmissionState {
  return { submission, at, standing, outcome };
}

function byArrival(time: (one: Folded) => string): (one: Folded, other: Folded) => number {
  return (one, other) =>
    compareTexts(time(one), time(other)) ||
    progressOf(one) - progressOf(other) ||
    compareTexts(one.submission, other.submission);
}

function progressOf({ outcome }: Folded): number {
  return outcome === undefined ? -1 : PROGRESS.indexOf(outcome);
}

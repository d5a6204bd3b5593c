import type { ReturnPlace } from "../filing/entry.ts";
import { type LogKey, logKey, parseLogKey } from "../filing/log-key.ts";
import { foldPeriod } from "./fold-period.ts";
import type { KnownWindowFor } from "./window-place.ts";

/** A council as lists name it. */
export interface NamedSender {
  readonly code: string;
  readonly name: string;
}

/** What a decision about a window does to the returns that are in. */
export interface WindowEffect {
  /** Did not count, and would. */
  readonly starts: readonly NamedSender[];
  /** Counted, and would not: nothing of theirs would. */
  readonly stops: readonly NamedSender[];
  /** Another file of theirs would count than does now. */
  readonly changes: readonly NamedSender[];
}

/** Works out, before anything is written, what an entry would do to the returns of its period. */
export function windowEffect(
  { collection, period, place }: KnownWindowFor,
  log: readonly LogKey[],
  said: Pick<LogKey, "event" | "subject" | "at">,
): WindowEffect {
  const before = foldPeriod(period, log, collection.sender).returns;
  const after = foldPeriod(period, [...log, nextKey(place, log, said)], collection.sender).returns;
  const pairs = before.map(({ code, name, state }, index) => ({
    sender: { code, name },
    was: state.current?.submission,
    is: after[index]?.state.current?.submission,
  }));
  return {
    starts: pairs.filter(({ was, is }) => was === undefined && is !== undefined).map(({ sender }) => sender),
    stops: pairs.filter(({ was, is }) => was !== undefined && is === undefined).map(({ sender }) => sender),
    changes: pairs
      .filter(({ was, is }) => was !== undefined && is !== undefined && was !== is)
      .map(({ sender }) => sender),
  };
}

function nextKey(place: ReturnPlace, log: readonly LogKey[], said: Pick<LogKey, "event" | "subject" | "at">): LogKey {
  const n = Math.max(0, ...log.filter(({ authority }) => authority === place.authority).map((one) => one.n)) + 1;
  const key = parseLogKey(logKey(place, n, said));
  if (key === undefined) throw new RangeError(`No log key can be made of ${said.event} ${said.subject}`);
  return key;
}

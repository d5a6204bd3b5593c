import type { Entry, EventName } from "./entry.ts";

/** A log object: its place in the order, and what it says. */
export interface Logged {
  readonly key: string;
  readonly entry: Entry;
}

/** What the log of one return comes to. */
export interface ReturnState {
  /** The accepted submission that counts; undefined until one is. */
  readonly current: Entry | undefined;
  /** When it last arrived. */
  readonly currentAt: string | undefined;
  /** Submissions accepted before it. */
  readonly superseded: readonly string[];
}

/**
 * Folds one return's log. The accepted submission with the latest arrival counts, whatever
 * order the entries came in: a late or repeated entry changes nothing, and a file sent again
 * (A, B, A) counts again. Two arrivals of one instant are settled by their submission ids.
 */
export function foldReturn(log: readonly Logged[]): ReturnState {
  const accepted = new Map<string, Entry>();
  const arrivals = new Map<string, string>();
  for (const { entry } of log) {
    if (entry.event === "accepted") accepted.set(entry.submission, entry);
    const known = arrivals.get(entry.submission) ?? "";
    if (entry.arrival.at > known) arrivals.set(entry.submission, entry.arrival.at);
  }
  const order = [...accepted.keys()].sort((a, b) => compare(key(a), key(b)));
  const last = order.at(-1);
  return {
    current: last === undefined ? undefined : accepted.get(last),
    currentAt: last === undefined ? undefined : arrivals.get(last),
    superseded: order.slice(0, -1),
  };

  function key(submission: string): string {
    return `${arrivals.get(submission) ?? ""} ${submission}`;
  }
}

/** What can be said of a return from its log keys alone, newest outcome last. */
export function stateByEvents(events: readonly EventName[]): "accepted" | "rejected" | "received" | "checked" {
  if (events.includes("accepted")) return "accepted";
  if (events.includes("rejected")) return "rejected";
  return events.includes("received") ? "received" : "checked";
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

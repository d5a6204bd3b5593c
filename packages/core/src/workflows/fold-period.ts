import type { Authority } from "../authorities/authority.ts";
import { authoritiesOn } from "../authorities/resolve.ts";
import type { Collection } from "../collections/define-collection.ts";
import { foldReturn, type ReturnState } from "../filing/fold-return.ts";
import { NATIONAL } from "../filing/keys.ts";
import { ALL, type LogKey } from "../filing/log-key.ts";
import { foldWindow, type Window } from "../filing/window.ts";
import type { Period } from "../periods/period.ts";

/** Who is to send a return, and how it stands. */
export interface FoldedReturn {
  readonly code: string;
  readonly name: string;
  /** The council as it was then; undefined where one file holds all of them. */
  readonly authority: Authority | undefined;
  readonly state: ReturnState;
  /** The period's window, with what holds for this one alone. */
  readonly window: Window;
}

export interface FoldedPeriod {
  readonly window: Window;
  /** One for each that is expected, in order of code. */
  readonly returns: readonly FoldedReturn[];
}

/**
 * Folds the log of a whole period: everyone who was to send a return, from keys alone. With `only`, the code of one of
 * them, that one, of whose own log and what holds for all `log` may then be made up.
 */
export function foldPeriod(
  period: Period,
  log: readonly LogKey[],
  sender: Collection["sender"],
  only?: string,
): FoldedPeriod {
  const bySender = Map.groupBy(log, ({ authority }) => authority);
  const all = bySender.get(ALL) ?? [];
  const senders = sendersOf(period, sender).filter(({ code }) => only === undefined || code === only);
  return {
    window: foldWindow(all),
    returns: senders.map((one) => {
      const own = bySender.get(one.code) ?? [];
      return { ...one, state: foldReturn(own, all), window: foldWindow([...all, ...own]) };
    }),
  };
}

function sendersOf(period: Period, sender: Collection["sender"]): Pick<FoldedReturn, "code" | "name" | "authority">[] {
  if (sender === "national") return [{ code: NATIONAL, name: "All councils, one file", authority: undefined }];
  return authoritiesOn(period.end).map((authority) => ({ code: authority.code, name: authority.name, authority }));
}

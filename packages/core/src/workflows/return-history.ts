import type { Entry, ReturnPlace } from "../filing/entry.ts";
import type { ReturnStanding } from "../filing/fold-return.ts";
import { ALL } from "../filing/log-key.ts";
import type { Objects, Store } from "../storage/objects.ts";
import { recordPlace } from "./authority-record.ts";
import { type PlaceInput, placeOf } from "./place-of.ts";
import { listLog, readEntry, readReturn } from "./return-log.ts";

/** Something that happened to a return, and whom it holds for. */
export interface Happened {
  /** `return`: this one; `authority`: all periods of its sender; `period`: every sender's return of the period. */
  readonly holdsFor: "return" | "authority" | "period";
  /** Key of the log object. */
  readonly key: string;
  readonly entry: Entry;
}

/** The documented output of `history --json`; see docs/cli.md. */
export interface ReturnHistory extends ReturnPlace {
  readonly standing: ReturnStanding;
  /** Receipt number of the submission that counts. */
  readonly counts: string | null;
  /** In the order it was logged. */
  readonly happened: readonly Happened[];
}

/** The whole log of a return: what happened to it, and what was decided for its sender or its period. */
export async function returnHistory(input: PlaceInput, { store }: { readonly store: Store }): Promise<ReturnHistory> {
  const { place } = placeOf(input);
  const { standing, current } = await readReturn(store.data, place);
  const logs = await Promise.all([
    readLog(store.data, { ...place, authority: ALL }, "period"),
    readLog(store.data, recordPlace(place), "authority"),
    readLog(store.data, place, "return"),
  ]);
  const happened = logs.flat().toSorted((one, other) => compare(one.since, other.since));
  return {
    ...place,
    standing,
    counts: current?.submission ?? null,
    happened: happened.map(({ since: _since, ...one }) => one),
  };
}

interface Logged extends Happened {
  /** No earlier than any before it in its log: what comes of a file bears the time of the file. */
  readonly since: string;
}

async function readLog(data: Objects, place: ReturnPlace, holdsFor: Happened["holdsFor"]): Promise<Logged[]> {
  const keys = (await listLog(data, place)).toSorted((one, other) => one.n - other.n || compare(one.at, other.at));
  let since = "";
  return Promise.all(
    keys.map(async ({ key, at }) => {
      if (at > since) since = at;
      return { since, holdsFor, key, entry: await readEntry(data, key) };
    }),
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

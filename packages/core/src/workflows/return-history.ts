import { compareTexts } from "../exact/compare-texts.ts";
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
  const [period, authority, own] = await Promise.all([
    readLog(store.data, { ...place, authority: ALL }, "period"),
    readLog(store.data, recordPlace(place), "authority"),
    readLog(store.data, place, "return"),
  ]);
  const logs = [dated(period), dated(authority), dated(own, authority)];
  const happened = logs.flat().toSorted((one, other) => compareTexts(one.since, other.since));
  return {
    ...place,
    standing,
    counts: current?.submission ?? null,
    happened: happened.map(({ since: _since, ...one }) => one),
  };
}

async function readLog(data: Objects, place: ReturnPlace, holdsFor: Happened["holdsFor"]): Promise<Happened[]> {
  const keys = (await listLog(data, place)).toSorted((one, other) => one.n - other.n || compareTexts(one.at, other.at));
  return Promise.all(keys.map(async ({ key }) => ({ holdsFor, key, entry: await readEntry(data, key) })));
}

interface Dated extends Happened {
  /** When it can have happened first. */
  readonly since: string;
}

/**
 * What came of a file bears the time of the file, so it happened no earlier than what its log has before it; and where
 * an explanation moved it on, which stands in another log (`said`), no earlier than that.
 */
function dated(log: readonly Happened[], said: readonly Happened[] = []): Dated[] {
  const all: Dated[] = [];
  for (const one of log) {
    const before = all.at(-1)?.since ?? "";
    const explained = movesOn(one, all) ? said.map(({ entry }) => explainedAt(entry, one.entry)) : [];
    const since = [before, ownTime(one.entry), ...explained].reduce((last, at) => (at > last ? at : last));
    all.push({ ...one, since });
  }
  return all;
}

function ownTime(entry: Entry): string {
  return "arrival" in entry ? (entry.arrival.recheck?.at ?? entry.arrival.at) : entry.at;
}

/** True for what came of a submission after it had waited. */
function movesOn({ entry }: Happened, before: readonly Happened[]): boolean {
  return (
    "arrival" in entry &&
    before.some(
      (one) =>
        "arrival" in one.entry &&
        one.entry.submission === entry.submission &&
        one.entry.event !== "received" &&
        one.entry.event !== entry.event,
    )
  );
}

function explainedAt(said: Entry, of: Entry): string {
  return said.event === "explained" && "submission" in of && said.submission === of.submission ? said.at : "";
}

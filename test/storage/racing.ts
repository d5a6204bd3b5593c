import { setTimeout as pause } from "node:timers/promises";
import type { SubmissionEntry } from "../../packages/core/src/filing/entry.ts";
import type { Objects } from "../../packages/core/src/storage/objects.ts";
import { moveLatest, readLatest } from "../../packages/core/src/workflows/latest-snapshot.ts";
import { appendEntry } from "../../packages/core/src/workflows/return-log.ts";

/** A publisher that came second has work to do again; without a pause all that is measured is the crowd. */
const LONGEST_PAUSE_MS = 200;

/** What one worker of a race does: appends to one return's log, then moves one `latest`. */
export interface RaceWork {
  readonly worker: number;
  readonly appends: number;
  readonly moves: number;
}

export const RACE_PLACE = { collection: "racing", period: "2010-03-31", authority: "102" };

/** Does one worker's share, and gives the numbers of the versions it published, each one more than the one before. */
export async function race(data: Objects, { worker, appends, moves }: RaceWork): Promise<readonly number[]> {
  for (let index = 0; index < appends; index++) await appendEntry(data, RACE_PLACE, entryOf(worker, index));
  const published: number[] = [];
  while (published.length < moves) {
    const found = await readLatest(data, RACE_PLACE.collection);
    const next = Number(found?.latest.version ?? 0) + 1;
    if (await moveLatest(data, latestOf(next, worker), found?.object)) published.push(next);
    else await pause(Math.random() * LONGEST_PAUSE_MS);
  }
  return published;
}

/** The submissions that `race` appends. */
export function raceSubjects(workers: number, appends: number): readonly string[] {
  const indexes = Array.from({ length: workers * appends }, (_, index) => index);
  return indexes.map((index) => subjectOf(Math.floor(index / appends), index % appends)).sort();
}

function subjectOf(worker: number, index: number): string {
  return `worker${worker}entry${index}`;
}

function entryOf(worker: number, index: number): SubmissionEntry {
  const at = new Date(Date.UTC(2010, 2, 31, 12, worker, index)).toISOString();
  const arrival = { key: `racing/${worker}/${index}`, version: "v", at, bytes: 1 };
  const said = { format: "council-returns/log/2", event: "received" } as const;
  return { ...said, submission: subjectOf(worker, index), sha256: "0".repeat(64), arrival };
}

/** The worker is in the bytes, so that no two of them write the same. */
function latestOf(version: number, worker: number) {
  const rest = { fingerprint: String(worker), manifestSha256: "" };
  return {
    format: "council-returns/latest/1",
    collection: RACE_PLACE.collection,
    version: String(version),
    ...rest,
  } as const;
}

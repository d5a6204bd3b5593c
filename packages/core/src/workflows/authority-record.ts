import type { Entry, ReturnPlace } from "../filing/entry.ts";
import { type GivenExplanation, questionKey } from "../filing/explanation.ts";
import { ALL } from "../filing/log-key.ts";
import type { Waiver } from "../filing/waiver.ts";
import { byTime } from "../filing/window.ts";
import type { Objects } from "../storage/objects.ts";
import { listLog, readEntry } from "./return-log.ts";

/** What has been said by one authority, and granted to it, in all periods of a collection. */
export interface AuthorityRecord {
  /** Keys of the log entries it was made from. */
  readonly entries: readonly string[];
  /** By `questionKey`; the last said of each. */
  readonly explanations: ReadonlyMap<string, GivenExplanation>;
  /** Those granted and not ended, expired ones among them. */
  readonly waivers: readonly Waiver[];
}

/** Where what holds for every period of an authority's returns is logged. */
export function recordPlace({ collection, authority }: Omit<ReturnPlace, "period">): ReturnPlace {
  return { collection, period: ALL, authority };
}

/** Reads the record of an authority: one listing and what it names. `only` takes it as it stood: those entries alone. */
export async function authorityRecord(
  data: Objects,
  of: Omit<ReturnPlace, "period">,
  only?: readonly string[],
): Promise<AuthorityRecord> {
  const listed = await listLog(data, recordPlace(of));
  const keys = listed.filter(({ key }) => only?.includes(key) ?? true).toSorted(byTime);
  const entries = await Promise.all(keys.map(({ key }) => readEntry(data, key)));
  const ended = new Set(entries.flatMap((entry) => (entry.event === "waiver-ended" ? [entry.waiver.id] : [])));
  return {
    entries: keys.map(({ key }) => key).toSorted(),
    explanations: new Map(entries.flatMap(explanationsOf)),
    waivers: entries.flatMap((entry) =>
      entry.event === "waived" && !ended.has(entry.waiver.id) ? [entry.waiver] : [],
    ),
  };
}

function explanationsOf(entry: Entry): [string, GivenExplanation][] {
  if (entry.event !== "explained") return [];
  const { by, at, period } = entry;
  return entry.explanations.map(({ text, ...question }) => [questionKey(question), { text, by, at, period }]);
}

import type { Collection } from "../collections/define-collection.ts";
import type { ReturnPlace, SubmissionEntry } from "../filing/entry.ts";
import { foldRules } from "../filing/filing-rules.ts";
import { foldReturn, type ReturnState } from "../filing/fold-return.ts";
import { judgeSubmission } from "../filing/judge-submission.ts";
import { receiptKey } from "../filing/keys.ts";
import { ALL, type LogKey } from "../filing/log-key.ts";
import { readingDay } from "../filing/reading-day.ts";
import type { Objects } from "../storage/objects.ts";
import { authorityRecord } from "./authority-record.ts";
import { readReceipt } from "./receipt.ts";
import { appendEntry, listLog, readEntry } from "./return-log.ts";

/**
 * Moves a submission on that waits for explanations or a signature, as far as what has been said since lets it.
 * Done twice, or after a crash half-way, it comes to the same. Gives how the return stands.
 */
export async function settleSubmission(
  data: Objects,
  { place, collection, submission }: { place: ReturnPlace; collection: Collection; submission: string },
): Promise<ReturnState> {
  const log = await listLog(data, place);
  const waiting = waitingEntry(log, submission);
  if (waiting !== undefined) {
    const entry = await readEntry(data, waiting.key);
    if (!("arrival" in entry)) throw new Error(`Log object ${waiting.key} is not what its key says`);
    const event = await nextEvent(data, { place, collection, log, entry });
    if (event !== entry.event) await appendEntry(data, place, { ...entry, event });
  }
  const [own, period] = await Promise.all([listLog(data, place), listLog(data, { ...place, authority: ALL })]);
  return foldReturn(own, period);
}

/** The furthest that it has come to, where it still waits. */
function waitingEntry(log: readonly LogKey[], submission: string): LogKey | undefined {
  const own = log.filter(({ subject }) => subject === submission);
  if (own.some(({ event }) => event === "accepted")) return undefined;
  return (
    own.find(({ event }) => event === "awaiting-sign-off") ?? own.find(({ event }) => event === "needs-explanation")
  );
}

interface Waiting {
  readonly place: ReturnPlace;
  readonly collection: Collection;
  readonly log: readonly LogKey[];
  readonly entry: SubmissionEntry;
}

async function nextEvent(data: Objects, { place, collection, log, entry }: Waiting): Promise<SubmissionEntry["event"]> {
  const { findings } = await readReceipt(data, receiptKey(place, entry.submission));
  const judged = findings.flatMap(({ severity, question }) => (question === undefined ? [] : [{ severity, question }]));
  const { explanations, waivers } = await authorityRecord(data, place);
  const day = readingDay(entry.arrival);
  const rules = foldRules(await listLog(data, { ...place, authority: ALL }), collection.filing);
  const { outcome } = judgeSubmission(judged, rules, { explanations, waivers, day });
  if (outcome === "rejected" || outcome === "needs-explanation") return entry.event;
  const signed = log.some(({ event, subject }) => event === "signed-off" && subject === entry.submission);
  return outcome === "awaiting-sign-off" && signed ? "accepted" : outcome;
}

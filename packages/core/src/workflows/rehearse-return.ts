import type { Collection } from "../collections/define-collection.ts";
import { collectionAt } from "../collections/define-collection.ts";
import type { ReturnPlace, SubmissionEntry } from "../filing/entry.ts";
import { mappingsById } from "../filing/fold-mappings.ts";
import { foldReturn, type SubmissionState } from "../filing/fold-return.ts";
import { originalKey, receiptKey } from "../filing/keys.ts";
import type { LogKey } from "../filing/log-key.ts";
import { readingDay } from "../filing/reading-day.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import type { Objects } from "../storage/objects.ts";
import {
  differingFindings,
  type FindingsDiffer,
  foundNow,
  foundThen,
  type RehearsedFinding,
} from "./differing-findings.ts";
import { type FileToJudge, judgeReading } from "./judge-reading.ts";
import { knownCollection } from "./known.ts";
import { readMappings } from "./mapping-log.ts";
import { readReceipt } from "./receipt.ts";
import { readEntry } from "./return-log.ts";
import { type TableFile, tableFiles } from "./table-files.ts";

/** What a submission comes to, by one set of rules. */
type RehearsedOutcome = "accepted" | "rejected" | "needs-explanation" | "awaiting-sign-off" | "unreadable" | "checked";

/** A submission that other rules would take otherwise. */
export interface SubmissionRehearsal extends FindingsDiffer {
  readonly period: string;
  /** Code of the council, or `national` for a file with many in it. */
  readonly authority: string;
  /** The receipt's number. */
  readonly receipt: string;
  readonly file: string;
  /** Whether it is what counts, and whether it would be. */
  readonly counts: { readonly before: boolean; readonly after: boolean };
  readonly outcome: { readonly before: RehearsedOutcome; readonly after: RehearsedOutcome };
}

export interface ReturnRehearsal {
  /** How many files were read. */
  readonly read: number;
  readonly differing: readonly SubmissionRehearsal[];
  /** What would count, with its rows; undefined where nothing would. */
  readonly counted: { readonly as: PublishedReturn; readonly files: readonly TableFile[] } | undefined;
}

export interface RehearsedReturn {
  readonly place: ReturnPlace;
  readonly log: readonly LogKey[];
  /** What holds for every return of the period. */
  readonly all: readonly LogKey[];
}

export interface RehearsalRules {
  readonly changed: Collection;
  /** `code`: held against what the receipts say, which the code of then gave; `definition`: against today's reading by the registered definition. */
  readonly by: "definition" | "code";
}

/**
 * Reads a return's submissions by other rules, from the newest back to one that would count, and at least to the one that
 * does. What was only tried, came late or was taken back is passed over.
 */
export async function rehearseReturn(
  { place, log, all }: RehearsedReturn,
  rules: RehearsalRules,
  data: Objects,
): Promise<ReturnRehearsal> {
  const { submissions, current } = foldReturn(log, all);
  const counting = submissions.filter(({ standing }) => !["checked", "late", "withdrawn"].includes(standing));
  const differing: SubmissionRehearsal[] = [];
  let counted: ReturnRehearsal["counted"];
  let read = 0;
  let reached = current === undefined;
  for (const submission of counting.toReversed()) {
    if (reached && counted !== undefined) break;
    const one = await rehearseSubmission(
      submission,
      { place, log, counts: current?.submission === submission.submission },
      { rules, data },
    );
    read += 1;
    reached = reached || one.differs.counts.before;
    const first = one.counted !== undefined && counted === undefined;
    if (first) counted = one.counted;
    const differs = { ...one.differs, counts: { ...one.differs.counts, after: first } };
    if (isDifferent(differs)) differing.push(differs);
  }
  return { read, differing, counted };
}

function isDifferent({ gone, new: fresh, outcome, counts }: SubmissionRehearsal): boolean {
  return gone.length + fresh.length > 0 || outcome.before !== outcome.after || counts.before !== counts.after;
}

interface InReturn {
  readonly place: ReturnPlace;
  readonly log: readonly LogKey[];
  readonly counts: boolean;
}

interface Rehearsing {
  readonly rules: RehearsalRules;
  readonly data: Objects;
}

async function rehearseSubmission(
  { submission }: SubmissionState,
  { place, log, counts }: InReturn,
  { rules, data }: Rehearsing,
): Promise<{ readonly differs: SubmissionRehearsal; readonly counted: ReturnRehearsal["counted"] }> {
  const receipt = await readReceipt(data, receiptKey(place, submission));
  const file = await fileOf(await arrivalOf(submission, log, data), { place, name: receipt.file }, data);
  const signed = log.some(({ event, subject }) => event === "signed-off" && subject === submission);
  const now = await reading(file, rules.changed, { signed, data });
  const then =
    rules.by === "code"
      ? { outcome: counts ? ("accepted" as const) : receipt.outcome, findings: foundThen(receipt) }
      : await reading(file, knownCollection(place.collection), { signed, data });
  const { period, authority } = place;
  const named = { period, authority, receipt: submission, file: receipt.file };
  const differs: SubmissionRehearsal = {
    ...named,
    counts: { before: counts, after: now.outcome === "accepted" },
    outcome: { before: then.outcome, after: now.outcome },
    ...differingFindings(then.findings, now.findings),
  };
  if (now.outcome !== "accepted") return { differs, counted: undefined };
  const files = await tableFiles(now.judged.result, { place, submission }, rules.changed);
  const { sha256, synthetic } = now.judged.result;
  const waivers = now.judged.waivers.map(({ from: _from, ...waiver }) => waiver);
  const tables = files.map(({ record }) => record);
  const as = { period, authority, submission, sha256, synthetic, tables, ...(waivers.length > 0 && { waivers }) };
  return { differs, counted: { as, files } };
}

async function reading(
  file: FileToJudge,
  collection: Collection,
  { signed, data }: { readonly signed: boolean; readonly data: Objects },
) {
  const judged = await judgeReading(file, collection, data);
  const outcome: RehearsedOutcome = judged.outcome === "awaiting-sign-off" && signed ? "accepted" : judged.outcome;
  const findings: readonly RehearsedFinding[] = foundNow(judged.result, collectionAt(collection, file.place.period));
  return { judged, outcome, findings };
}

/** The latest arrival of a submission. */
async function arrivalOf(submission: string, log: readonly LogKey[], data: Objects): Promise<SubmissionEntry> {
  const last = log
    .filter(({ event, subject }) => event === "received" && subject === submission)
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .at(-1);
  const entry = last === undefined ? undefined : await readEntry(data, last.key);
  if (entry === undefined || !("arrival" in entry)) throw new Error(`No arrival of ${submission} is logged`);
  return entry;
}

async function fileOf(
  { sha256, arrival, mappings = [] }: SubmissionEntry,
  { place, name }: { readonly place: ReturnPlace; readonly name: string },
  data: Objects,
): Promise<FileToJudge> {
  const original = await data.get(originalKey(sha256));
  if (original === undefined)
    throw new Error(`${originalKey(sha256)} is not in the store, and ${place.authority} sent it`);
  const { edition } = collectionAt(knownCollection(place.collection), place.period);
  const said = mappings.length === 0 ? [] : mappingsById(await readMappings(data, { ...place, edition }), mappings);
  return { place, name, bytes: original.bytes, confirmed: said, day: readingDay(arrival) };
}

import type { Arrival, SubmissionEntry, WaiverUse } from "../filing/entry.ts";
import type { ReturnState } from "../filing/fold-return.ts";
import type { Judgement } from "../filing/judge-submission.ts";
import { NATIONAL, receiptKey } from "../filing/keys.ts";
import { readingDay } from "../filing/reading-day.ts";
import { submissionId } from "../filing/submission-id.ts";
import type { Objects } from "../storage/objects.ts";
import { type ArrivalContext, arrivalContext } from "./arrival-context.ts";
import { checkFile } from "./check-file.ts";
import type { CheckResult } from "./check-result.ts";
import { codeVersion } from "./code-version.ts";
import { knownCollection } from "./known.ts";
import { makeReceipt } from "./make-receipt.ts";
import type { OpenedFile } from "./open-file.ts";
import { othersReturns } from "./others-returns.ts";
import type { Placed } from "./place-upload.ts";
import { previousReturn } from "./previous-return.ts";
import { type Receipt, readReceipt, receiptBytes } from "./receipt.ts";
import { appendEntry, listPeriod, readReturn } from "./return-log.ts";
import { heldSubmission, tryBefore } from "./submissions-before.ts";
import { type Marked, writeMarked, writeReceiptPage } from "./write-beside-receipt.ts";
import { writeTables } from "./write-tables.ts";

/** An upload whose bytes have been read. */
export interface ReceivedFile {
  readonly sha256: string;
  readonly arrival: Arrival;
  readonly bytes: Uint8Array;
  readonly opened: OpenedFile;
  /** The submission it is, where it has been logged as one before. */
  readonly submission?: string;
}

type Filed = Placed & { readonly kind: "filed" };

/** What the log says of a submission on every entry. */
type Identity = Pick<SubmissionEntry, "format" | "submission" | "sha256" | "arrival" | "mappings">;

export interface FiledSubmission {
  readonly receiptKey: string;
  readonly receipt: Receipt;
  /** True where these bytes had been sent before: the receipt is the one given then. */
  readonly again: boolean;
  /** Where something is to be put right or explained: its marked workbook, or why none was made. Not where it came again. */
  readonly marked?: Marked | undefined;
}

/**
 * Files an upload: logged as received, checked, its rows and its receipt written, and last of all logged as what
 * came of it. Bytes that the return holds already are logged as another arrival of the submission they are.
 */
export async function fileSubmission(received: ReceivedFile, placed: Filed, data: Objects): Promise<FiledSubmission> {
  const { place, checkOnly } = placed;
  const period = listPeriod(data, place);
  const [context, state] = await Promise.all([
    arrivalContext(received.arrival, { place, period }, data),
    readReturn(data, place, period),
  ]);
  const identity = await identify(received, { placed, context, state }, data);
  if (!checkOnly) await appendEntry(data, place, { ...identity, event: "received" });
  const key = receiptKey(place, identity.submission);
  if (hasOutcome(state, identity.submission))
    return { receiptKey: key, receipt: await readReceipt(data, key), again: true };
  const result = await check(received, placed, { context, data });
  const before = await tryBefore(data, { place, state, submission: identity.submission, at: received.arrival.at });
  const { receipt, judgement } = makeReceipt(result, {
    id: identity.submission,
    arrival: received.arrival,
    checkOnly,
    before,
    rules: context.rules,
    standing: { ...context.record, day: readingDay(received.arrival) },
  });
  const counts = !checkOnly && receipt.outcome !== "rejected" && receipt.outcome !== "unreadable";
  const tables = counts ? await writeTables(result, { place, submission: identity.submission }, data) : undefined;
  const put = await data.put(key, receiptBytes(receipt), { if: "absent" });
  const stored = { key, receipt: put.done ? receipt : await readReceipt(data, key) };
  await writeReceiptPage(stored, data);
  const { bytes, opened } = received;
  const marked = await writeMarked(stored, { bytes, decoded: opened.decoded, result }, data);
  await appendEntry(data, place, { ...identity, ...outcomeOf(result, { checkOnly, judgement, tables }) });
  return { receiptKey: key, receipt: stored.receipt, again: false, marked };
}

async function identify(
  { sha256, arrival, submission: logged }: ReceivedFile,
  { placed, context, state }: { placed: Filed; context: ArrivalContext; state: ReturnState },
  data: Objects,
): Promise<Identity> {
  const mappings = context.confirmed.map(({ id }) => id);
  const held = placed.checkOnly
    ? undefined
    : await heldSubmission(data, { place: placed.place, state, sha256, mappings });
  const submission = logged ?? held ?? (await ownId());
  const identity = { format: "council-returns/log/2", submission, sha256, arrival } as const;
  return mappings.length === 0 ? identity : { ...identity, mappings };

  function ownId(): Promise<string> {
    const day = readingDay(arrival);
    const waivers = context.record.waivers.filter(({ from, expires }) => from <= day && day <= expires);
    const readBy = [codeVersion, ...mappings, ...waivers.map(({ id }) => id)];
    return submissionId({ ...placed, sha256, readBy });
  }
}

function hasOutcome({ submissions }: ReturnState, submission: string): boolean {
  return submissions.some((one) => one.submission === submission && one.outcome !== undefined);
}

async function check(
  { bytes, opened, sha256 }: ReceivedFile,
  { place, name }: Filed,
  { context, data }: { readonly context: ArrivalContext; readonly data: Objects },
): Promise<CheckResult> {
  const collection = knownCollection(place.collection);
  const authority = place.authority === NATIONAL ? undefined : place.authority;
  const { confirmed } = context;
  const result = await checkFile(
    { name, bytes, collection: place.collection, period: place.period, authority, confirmed, opened, sha256 },
    {
      previous: (period, code) => previousReturn(data, collection, period, code),
      others: (period, code) => othersReturns(data, collection, period, code),
    },
  );
  return { ...result, period: place.period, authority: authority ?? null };
}

function outcomeOf(
  { synthetic, edition }: CheckResult,
  { checkOnly, judgement, tables }: { checkOnly: boolean; judgement: Judgement; tables: SubmissionEntry["tables"] },
): Pick<SubmissionEntry, "event" | "tables" | "synthetic" | "edition" | "waivers"> {
  if (checkOnly) return { event: "checked" };
  if (tables === undefined) return { event: "rejected" };
  const waivers = waiversUsed(judgement);
  return { event: judgement.outcome, tables, synthetic, edition, ...(waivers.length > 0 && { waivers }) };
}

function waiversUsed({ answers }: Judgement): WaiverUse[] {
  const used = new Map(answers.flatMap(({ waiver }) => (waiver === undefined ? [] : [[waiver.id, waiver] as const])));
  return [...used.values()].map(({ from: _from, ...use }) => use);
}

import { collectionAt } from "../collections/define-collection.ts";
import type { Arrival, ReturnPlace, SubmissionEntry, TableRecord } from "../filing/entry.ts";
import { arrivalKey, NATIONAL, originalKey, receiptKey, rowsKey, unfiledReceiptKey } from "../filing/keys.ts";
import { arrivalId, submissionId } from "../filing/submission-id.ts";
import { finding } from "../findings/make-finding.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import { writeRows } from "../ingest/write/rows-parquet.ts";
import type { Objects, Store, StoredObject } from "../storage/objects.ts";
import { checkFile } from "./check-file.ts";
import { checkJson } from "./check-json.ts";
import type { CheckResult } from "./check-result.ts";
import { knownCollection } from "./known.ts";
import { type Placed, placeUpload } from "./place-upload.ts";
import { previousReturn } from "./previous-return.ts";
import { type Receipt, receiptBytes } from "./receipt.ts";
import { appendEntry } from "./return-log.ts";

export interface IngestPowers {
  readonly store: Store;
}

export interface Ingested {
  readonly submission: string;
  readonly outcome: CheckResult["outcome"];
  readonly receiptKey: string;
  readonly receipt: Receipt;
}

interface Submission {
  readonly id: string;
  readonly sha256: string;
  readonly arrival: Arrival;
  readonly bytes: Uint8Array;
}

/**
 * Takes one upload from bucket to receipt. Done twice, or by two workers at once, it leaves
 * the same objects: every key derives from the upload, every write is create-if-absent, and
 * the log entry that makes a return count is written after all it points to.
 * Returns undefined where the upload is no longer there.
 */
export async function ingestUpload(
  upload: { readonly key: string; readonly version?: string },
  { store }: IngestPowers,
): Promise<Ingested | undefined> {
  const object = await store.uploads.get(upload.key, upload.version);
  if (object === undefined) return undefined;
  const submission = await receive(object, store.data);
  const placed = placeUpload(upload.key);
  const ingested =
    placed.kind === "filed"
      ? await file(submission, placed, store.data)
      : await leaveUnfiled(submission, placed, store.data);
  await store.data.put(arrivalKey(await arrivalId(submission.arrival)), new Uint8Array(), { if: "absent" });
  return ingested;
}

async function receive(object: StoredObject, data: Objects): Promise<Submission> {
  const { key, version, modified, bytes } = object;
  const sha256 = await sha256Hex(bytes);
  await data.put(originalKey(sha256), bytes, { if: "absent" });
  const arrival = { key, version, at: modified, bytes: bytes.length };
  return { id: await submissionId(key, sha256), sha256, arrival, bytes };
}

async function file(submission: Submission, placed: Placed & { kind: "filed" }, data: Objects): Promise<Ingested> {
  const { place, checkOnly } = placed;
  const entry = { format: "council-returns/log/2", ...identity(submission) } as const;
  if (!checkOnly) await appendEntry(data, place, { ...entry, event: "received" });
  const result = await check(submission, placed, data);
  const accepted = result.outcome === "accepted" && !checkOnly;
  const tables = accepted ? await writeTables(result, submission, place, data) : [];
  const key = receiptKey(place, submission.id);
  const receipt = await writeReceipt(key, result, submission, { data, checkOnly });
  await appendEntry(data, place, { ...entry, ...outcomeOf(result, checkOnly, tables) });
  return { submission: submission.id, outcome: receipt.outcome, receiptKey: key, receipt };
}

async function check(submission: Submission, placed: Placed & { kind: "filed" }, data: Objects): Promise<CheckResult> {
  const { place, name } = placed;
  const collection = knownCollection(place.collection);
  const authority = place.authority === NATIONAL ? undefined : place.authority;
  const result = await checkFile(
    { name, bytes: submission.bytes, collection: place.collection, period: place.period, authority },
    { previous: (period, code) => previousReturn(data, collection, period, code) },
  );
  return { ...result, period: place.period, authority: authority ?? null };
}

async function writeTables(
  result: CheckResult,
  submission: Submission,
  place: ReturnPlace,
  data: Objects,
): Promise<TableRecord[]> {
  const collection = collectionAt(knownCollection(place.collection), place.period);
  return Promise.all(
    result.tables.map(async (table) => {
      const definition = collection.tables[table.table];
      if (definition === undefined) throw new RangeError(`No table ${table.table} in ${collection.id}`);
      const metadata = { collection: collection.id, edition: collection.edition, table: table.table };
      const source = { period: place.period, submission: submission.id, sha256: submission.sha256, metadata };
      const bytes = writeRows(table, definition, source);
      const key = rowsKey(place, submission.id, table.table);
      await data.put(key, bytes, { if: "absent" });
      return { table: table.table, key, sha256: await sha256Hex(bytes), rows: table.rows.length };
    }),
  );
}

/** Writes the receipt unless one was given before: the first stands, and is the one returned. */
async function writeReceipt(
  key: string,
  result: CheckResult,
  { id, arrival }: Submission,
  { data, checkOnly }: { data: Objects; checkOnly: boolean },
): Promise<Receipt> {
  const received = { key: arrival.key, at: arrival.at, bytes: arrival.bytes };
  const json = checkJson(result);
  const receipt: Receipt = { format: "council-returns/receipt/1", receipt: id, received, checkOnly, ...json };
  if ((await data.put(key, receiptBytes(receipt), { if: "absent" })).done) return receipt;
  return readReceipt(data, key);
}

/** Reads a receipt back. Throws where there is none under the key. */
export async function readReceipt(data: Objects, key: string): Promise<Receipt> {
  const object = await data.get(key);
  if (object === undefined) throw new Error(`There is no receipt at ${key}`);
  return JSON.parse(new TextDecoder().decode(object.bytes));
}

async function leaveUnfiled(
  submission: Submission,
  placed: Placed & { kind: "unfiled" },
  data: Objects,
): Promise<Ingested> {
  const key = unfiledReceiptKey(submission.id);
  const result: CheckResult = {
    file: placed.name,
    sha256: submission.sha256,
    collection: "",
    period: "",
    authority: null,
    edition: "",
    outcome: "rejected",
    synthetic: false,
    matches: [],
    tables: [],
    findings: [finding("unfiled-upload", {}, { key: submission.arrival.key, reason: placed.reason })],
  };
  const receipt = await writeReceipt(key, result, submission, { data, checkOnly: false });
  return { submission: submission.id, outcome: receipt.outcome, receiptKey: key, receipt };
}

function identity({ id, sha256, arrival }: Submission): Pick<SubmissionEntry, "submission" | "sha256" | "arrival"> {
  return { submission: id, sha256, arrival };
}

function outcomeOf(
  result: CheckResult,
  checkOnly: boolean,
  tables: readonly TableRecord[],
): Pick<SubmissionEntry, "event" | "tables" | "synthetic" | "edition"> {
  if (checkOnly) return { event: "checked" };
  if (result.outcome !== "accepted") return { event: "rejected" };
  return { event: "accepted", tables, synthetic: result.synthetic, edition: result.edition };
}

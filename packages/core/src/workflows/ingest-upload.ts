import * as z from "zod";
import { arrivalKey, originalKey } from "../filing/keys.ts";
import { arrivalId } from "../filing/submission-id.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import type { Head, Objects, Store, StoredObject } from "../storage/objects.ts";
import { type FiledSubmission, fileSubmission, type ReceivedFile } from "./file-submission.ts";
import { formSender } from "./given-form.ts";
import { knownCollection } from "./known.ts";
import { leaveUnfiled } from "./leave-unfiled.ts";
import { type OpenedFile, openFile } from "./open-file.ts";
import { type Placed, placeUpload } from "./place-upload.ts";
import { type Receipt, readReceipt } from "./receipt.ts";

export interface IngestPowers {
  readonly store: Store;
}

export interface UploadToIngest {
  readonly key: string;
  readonly version?: string;
  /** Who sent it, where the way it came in says so. */
  readonly by?: string | undefined;
  /** The file of this hash, where it has been opened for its collection already: what lies there now may be another. */
  readonly opened?: { readonly sha256: string; readonly file: OpenedFile } | undefined;
}

export interface Ingested extends FiledSubmission {
  readonly submission: string;
  readonly outcome: Receipt["outcome"];
}

/** The body of an object under `arrivals/`: the answer that an arrival got. */
const answered = z.object({ format: z.literal("council-returns/arrival/1"), receipt: z.string() });

/**
 * Takes one upload from bucket to receipt. Done twice, or by two workers at once, it leaves the same objects: every
 * key derives from the upload and from what it was first read by, every write is create-if-absent, and the log entry
 * that makes a return count is written after all it points to. An event that comes again gets the answer given
 * before. Returns undefined where the upload is no longer there.
 */
export async function ingestUpload(upload: UploadToIngest, { store }: IngestPowers): Promise<Ingested | undefined> {
  const object = await store.uploads.get(upload.key, upload.version);
  if (object === undefined) return undefined;
  const marker = await markerOf(object);
  const before = await answerBefore(store.data, marker);
  if (before !== undefined) return before;
  const placed = placeUpload(upload.key);
  const by = upload.by ?? (await formSender(upload.key, store.data));
  const received = await receive(object, { placed, by, opened: upload.opened }, store.data);
  const filed =
    placed.kind === "filed"
      ? await fileSubmission(received, placed, store.data)
      : await leaveUnfiled(received, placed, store.data);
  const answer = { format: "council-returns/arrival/1", receipt: filed.receiptKey };
  await store.data.put(marker, new TextEncoder().encode(`${JSON.stringify(answer)}\n`), { if: "absent" });
  return ingested(filed);
}

/** What came of an upload as it lies there now; undefined where it has not been dealt with. */
export async function uploadAnswer(head: Head, data: Objects): Promise<Ingested | undefined> {
  return answerBefore(data, await markerOf(head));
}

async function markerOf({ key, version, modified }: Head): Promise<string> {
  return arrivalKey(await arrivalId({ key, version, at: modified }));
}

async function answerBefore(data: Objects, marker: string): Promise<Ingested | undefined> {
  const object = await data.get(marker);
  if (object === undefined) return undefined;
  const { receipt: key } = answered.parse(JSON.parse(new TextDecoder().decode(object.bytes)));
  return ingested({ receiptKey: key, receipt: await readReceipt(data, key), again: true });
}

/** Keeps the original, unless it holds data about single people: of that nothing is kept but its hash. */
async function receive(
  { key, version, modified, bytes }: StoredObject,
  { placed, by, opened: before }: Pick<UploadToIngest, "by" | "opened"> & { readonly placed: Placed },
  data: Objects,
): Promise<ReceivedFile> {
  const sha256 = await sha256Hex(bytes);
  const collection = placed.kind === "filed" ? knownCollection(placed.place.collection) : undefined;
  const opened = before?.sha256 === sha256 ? before.file : await openFile(bytes, collection);
  if (opened.personal.length === 0) await data.put(originalKey(sha256), bytes, { if: "absent" });
  const arrival = { key, version, at: modified, bytes: bytes.length, ...(by === undefined ? {} : { by }) };
  return { sha256, arrival, bytes, opened };
}

function ingested(filed: FiledSubmission): Ingested {
  return { ...filed, submission: filed.receipt.receipt, outcome: filed.receipt.outcome };
}

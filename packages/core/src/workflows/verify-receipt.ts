import * as z from "zod";
import type { ReturnPlace, SubmissionEntry } from "../filing/entry.ts";
import { originalKey, receiptKey, unfiledReceiptKey } from "../filing/keys.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import type { Objects, Store } from "../storage/objects.ts";
import { differingFields } from "./differing-fields.ts";
import { howItStands, placeOfReceipt } from "./how-it-stands.ts";
import { InputError } from "./input-error.ts";
import { listLog, readEntry } from "./return-log.ts";

/** One thing that a receipt says and the store can prove. */
export interface Proof {
  readonly what: "receipt" | "file" | "log" | "rows";
  readonly proved: boolean;
  /** What was found, in a sentence. */
  readonly found: string;
}

/** The documented output of `receipt verify --json`; see docs/cli.md. */
export interface VerifiedReceipt {
  readonly receipt: string;
  /** True where everything is. */
  readonly proved: boolean;
  readonly proofs: readonly Proof[];
  /** How the return stands today, in a sentence. */
  readonly today: string;
}

/** What may stand in a key: the ids of collections, periods and councils are no more than that. */
const SEGMENT = /^(?:\w[\w.-]*)?$/;

const held = z.object({
  format: z.literal("council-returns/receipt/1"),
  receipt: z.string().regex(/^[0-9a-f]{20}$/),
  received: z.object({ key: z.string(), at: z.string() }),
  checkOnly: z.boolean(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  collection: z.string().regex(SEGMENT),
  period: z.string().regex(SEGMENT),
  authority: z.string().regex(SEGMENT).nullable(),
  outcome: z.string(),
  findings: z.array(z.object({ code: z.string() })),
});

type Held = z.infer<typeof held>;

/**
 * Proves a receipt somebody holds against the store: that it was given so, that the file is kept, that the log says
 * the same and that the rows are as they were written. Throws `InputError` where the bytes are no receipt.
 */
export async function verifyReceipt(bytes: Uint8Array, { store }: { readonly store: Store }): Promise<VerifiedReceipt> {
  const receipt = readHeld(bytes);
  const place = placeOfReceipt(receipt);
  const entries = place === undefined ? [] : await entriesOf(store.data, place, receipt.receipt);
  const proofs = [
    await proveReceipt(bytes, { receipt, place }, store.data),
    await proveFile(receipt, store.data),
    ...(place === undefined ? [] : [proveLog(receipt, entries), await proveRows(entries, store.data)]),
  ];
  return {
    receipt: receipt.receipt,
    proved: proofs.every(({ proved }) => proved),
    proofs,
    today: await howItStands(receipt, store),
  };
}

function readHeld(bytes: Uint8Array): Held {
  try {
    return held.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch (error) {
    const why = error instanceof z.ZodError ? `\n${z.prettifyError(error)}` : "";
    throw new InputError(`This is not a receipt: give a receipt.json as it was received.${why}`);
  }
}

async function entriesOf(data: Objects, place: ReturnPlace, submission: string): Promise<SubmissionEntry[]> {
  const own = (await listLog(data, place)).filter(({ subject }) => subject === submission);
  const entries = await Promise.all(own.map(({ key }) => readEntry(data, key)));
  return entries.flatMap((entry) => ("arrival" in entry ? [entry] : []));
}

async function proveReceipt(
  bytes: Uint8Array,
  { receipt, place }: { readonly receipt: Held; readonly place: ReturnPlace | undefined },
  data: Objects,
): Promise<Proof> {
  const key = place === undefined ? unfiledReceiptKey(receipt.receipt) : receiptKey(place, receipt.receipt);
  const stored = await data.get(key);
  const what = "receipt";
  if (stored === undefined) return { what, proved: false, found: `The store has no receipt ${receipt.receipt} there.` };
  const fields = differingFields(bytes, stored.bytes);
  if (fields === undefined) return { what, proved: true, found: "It is the receipt that was given, byte for byte." };
  const names = fields.length === 0 ? "its layout, though no field" : fields.join(", ");
  return { what, proved: false, found: `It is not the receipt that was given. What differs: ${names}.` };
}

async function proveFile({ sha256, findings }: Held, data: Objects): Promise<Proof> {
  const original = await data.get(originalKey(sha256));
  const what = "file";
  if (original !== undefined) {
    const proved = (await sha256Hex(original.bytes)) === sha256;
    const found = proved
      ? "The file is kept, and has the SHA-256 stated."
      : "The file that is kept has another SHA-256: it was changed in the store.";
    return { what, proved, found };
  }
  return findings.some(({ code }) => code === "personal-data")
    ? { what, proved: true, found: "The file held data about single people, so only its SHA-256 was kept." }
    : { what, proved: false, found: "The file is not kept." };
}

function proveLog(receipt: Held, entries: readonly SubmissionEntry[]): Proof {
  const what = "log";
  const came = entries.some(
    ({ event, sha256, arrival }) =>
      (event === "received" || event === "checked") &&
      sha256 === receipt.sha256 &&
      arrival.key === receipt.received.key &&
      arrival.at === receipt.received.at,
  );
  if (!came) return { what, proved: false, found: "The log has no such arrival of this file." };
  const logged = loggedOutcome(receipt);
  if (entries.some(({ event }) => event === logged)) {
    return { what, proved: true, found: "The log has its arrival and its outcome." };
  }
  return { what, proved: false, found: `The log has its arrival, but not that it was ${words(logged)}.` };
}

/** The log says `rejected` of a file that cannot be read, and `checked` of one that was only tried. */
function loggedOutcome({ outcome, checkOnly }: Held): string {
  if (checkOnly) return "checked";
  return outcome === "unreadable" ? "rejected" : outcome;
}

async function proveRows(entries: readonly SubmissionEntry[], data: Objects): Promise<Proof> {
  const what = "rows";
  const records = new Map(entries.flatMap(({ tables = [] }) => tables.map((table) => [table.key, table.sha256])));
  if (records.size === 0) return { what, proved: true, found: "No rows were kept: it was not to count." };
  const wrong: string[] = [];
  for (const [key, sha256] of records) {
    const object = await data.get(key);
    if (object === undefined) wrong.push(`${key} is not there`);
    else if ((await sha256Hex(object.bytes)) !== sha256) wrong.push(`${key} is not as it was written`);
  }
  if (wrong.length > 0) return { what, proved: false, found: `Rows differ from the log: ${wrong.join("; ")}.` };
  return { what, proved: true, found: "Its rows are as the log says they were written." };
}

function words(event: string): string {
  return event.replaceAll("-", " ");
}

import type { Collection } from "../collections/define-collection.ts";
import type { ReturnPlace } from "../filing/entry.ts";
import type { ReturnStanding } from "../filing/fold-return.ts";
import type { Severity } from "../findings/severity.ts";
import { londonDay } from "../periods/london-day.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import type { Objects, Store } from "../storage/objects.ts";
import { acceptedReturns } from "./accepted-returns.ts";
import { findReceipt } from "./find-receipt.ts";
import { placeOfReceipt } from "./how-it-stands.ts";
import { InputError } from "./input-error.ts";
import { type JudgedReading, judgeReading } from "./judge-reading.ts";
import { knownCollection } from "./known.ts";
import { overlaidObjects } from "./overlaid-objects.ts";
import { sentFile, storedFile } from "./preview-files.ts";
import { readReturn } from "./return-log.ts";
import { returnWithout } from "./return-without.ts";
import { tableFiles } from "./table-files.ts";

/** A receipt's number, or a file that need not have been sent. */
export type AskedReturn =
  | { readonly receipt: string }
  | {
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly collection: string;
      /** Left out, they are read from the file. */
      readonly period?: string | undefined;
      readonly authority?: string | undefined;
    };

/** A return, as it would be counted. */
export interface Candidate {
  readonly place: ReturnPlace;
  readonly file: string;
  readonly sha256: string;
  /** The receipt's number; null of a file that has not been sent. */
  readonly receipt: string | null;
  readonly standing: ReturnStanding | "not sent";
  /** True where it counts now: what is told is what it changed. */
  readonly counts: boolean;
  /** What a check says of it today, with how many findings of each kind. */
  readonly outcome: JudgedReading["outcome"];
  readonly findings: Readonly<Record<Severity, number>>;
  /** The receipt's number of what counts without it; null where nothing does. */
  readonly instead: string | null;
}

export interface FoundCandidate {
  readonly candidate: Candidate;
  readonly collection: Collection;
  /** The returns that count without it, and with it. */
  readonly before: readonly PublishedReturn[];
  readonly after: readonly PublishedReturn[];
  /** The store's objects with its rows among them; undefined where it has none. */
  readonly overlay: Pick<Objects, "get"> | undefined;
}

interface Powers {
  readonly store: Pick<Store, "data">;
  readonly clock: () => Date;
}

/** Finds what is asked about, reads it again, and tells the returns that count with it and without it. Writes nothing. */
export async function findCandidate(asked: AskedReturn, { store: { data }, clock }: Powers): Promise<FoundCandidate> {
  return "receipt" in asked
    ? receivedCandidate(asked.receipt, data)
    : unsentCandidate(asked, data, londonDay(clock().toISOString()));
}

async function receivedCandidate(number: string, data: Objects): Promise<FoundCandidate> {
  const { receipt } = await findReceipt(data, number);
  const place = placeOfReceipt(receipt);
  if (place === undefined) throw new InputError(`Receipt ${number} is filed nowhere: it can never count.`);
  const state = await readReturn(data, place);
  const collection = knownCollection(place.collection);
  const file = await storedFile(receipt, place, data);
  const judged = await judgeReading(file, collection, data);
  const standing = state.submissions.find(({ submission }) => submission === number)?.standing ?? "checked";
  const known = { place, file: receipt.file, sha256: receipt.sha256, receipt: number, standing };
  if (state.current?.submission !== number)
    return candidateOf({ ...known, counts: false }, { collection, judged, data });
  const accepted = await acceptedReturns(data, collection.id);
  const earlier = await returnWithout(data, place, number);
  const others = accepted.filter((one) => !isAt(one, place));
  return {
    candidate: { ...known, counts: true, ...found(judged), instead: earlier?.submission ?? null },
    collection,
    before: earlier === undefined ? others : [...others, earlier],
    after: accepted,
    overlay: data,
  };
}

async function unsentCandidate(
  asked: Exclude<AskedReturn, { readonly receipt: string }>,
  data: Objects,
  day: string,
): Promise<FoundCandidate> {
  const collection = knownCollection(asked.collection);
  const file = await sentFile(asked, data, day);
  const judged = await judgeReading(file, collection, data);
  const { place } = file;
  const { sha256 } = judged.result;
  const known = { place, file: asked.name, sha256, receipt: null, standing: "not sent", counts: false } as const;
  return candidateOf(known, { collection, judged, data });
}

interface Judged {
  readonly collection: Collection;
  readonly judged: JudgedReading;
  readonly data: Objects;
}

/** A return in the place of what counts now. */
async function candidateOf(
  known: Omit<Candidate, "outcome" | "findings" | "instead">,
  { collection, judged, data }: Judged,
): Promise<FoundCandidate> {
  const { place, sha256 } = known;
  const { synthetic, tables } = judged.result;
  const accepted = await acceptedReturns(data, collection.id);
  const instead = accepted.find((one) => isAt(one, place));
  const others = accepted.filter((one) => one !== instead);
  const submission = known.receipt ?? "0".repeat(20);
  const files = tables.length === 0 ? [] : await tableFiles(judged.result, { place, submission }, collection);
  const waivers = judged.waivers.map(({ from: _from, ...waiver }) => waiver);
  const own: PublishedReturn = {
    period: place.period,
    authority: place.authority,
    submission,
    sha256,
    synthetic,
    tables: files.map(({ record }) => record),
    ...(waivers.length > 0 && { waivers }),
  };
  return {
    candidate: { ...known, ...found(judged), instead: instead?.submission ?? null },
    collection,
    before: accepted,
    after: [...others, own],
    overlay: files.length === 0 ? undefined : overlaidObjects(data, files),
  };
}

function found({ result: { findings }, outcome }: JudgedReading): Pick<Candidate, "outcome" | "findings"> {
  const count = (severity: Severity): number => findings.filter((one) => one.severity === severity).length;
  return { outcome, findings: { error: count("error"), query: count("query"), note: count("note") } };
}

function isAt(one: PublishedReturn, { period, authority }: ReturnPlace): boolean {
  return one.period === period && one.authority === authority;
}

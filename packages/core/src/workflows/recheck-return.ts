import type { Arrival, ReturnPlace } from "../filing/entry.ts";
import type { SubmissionState } from "../filing/fold-return.ts";
import { originalKey } from "../filing/keys.ts";
import type { Objects, Store } from "../storage/objects.ts";
import { decidedBy } from "./decided-by.ts";
import { type FiledSubmission, fileSubmission } from "./file-submission.ts";
import { InputError } from "./input-error.ts";
import { openFile } from "./open-file.ts";
import { type PlaceInput, placeOf } from "./place-of.ts";
import { placeUpload } from "./place-upload.ts";
import { listLog, readEntry, readReturn } from "./return-log.ts";

export interface RecheckInput extends PlaceInput {
  readonly by: string;
}

/**
 * Reads the newest submission again where it was rejected, by what has been confirmed and granted since: the file as
 * it is kept, which came when it came. A reading under anything else is a submission of its own, logged as received at
 * the same time; where nothing has changed it is the one there is (`again`). Throws `InputError` where nothing is
 * rejected, or its file is not kept.
 */
export async function recheckReturn(
  input: RecheckInput,
  { store, clock }: { readonly store: Store; readonly clock: () => Date },
): Promise<FiledSubmission> {
  const { place, collection } = placeOf(input);
  const recheck = decidedBy(input.by, clock);
  const { sha256, arrival } = await rejected(store.data, place);
  const original = await store.data.get(originalKey(sha256));
  if (original === undefined) throw new InputError("The file is not kept, so it cannot be read again. Send it again.");
  const placed = placeUpload(arrival.key);
  if (placed.kind === "unfiled") throw new InputError(`The file cannot be filed: ${placed.reason}.`);
  const { bytes } = original;
  const opened = await openFile(bytes, collection);
  const again = { ...arrival, recheck: { at: recheck.at, by: recheck.by } };
  return fileSubmission({ sha256, arrival: again, bytes, opened }, placed, store.data);
}

interface Came {
  readonly sha256: string;
  readonly arrival: Arrival;
}

/** The last arrival of the newest submission, which has to be a rejected one. */
async function rejected(data: Objects, place: ReturnPlace): Promise<Came> {
  const { newest, standing } = await readReturn(data, place);
  if (newest === undefined || newest.outcome !== "rejected" || newest.standing === "withdrawn") {
    throw new InputError(`Only a file that was rejected is read again. ${insteadOf(newest, standing)}`);
  }
  const log = await listLog(data, place);
  const last = log
    .filter(({ event, subject }) => event === "received" && subject === newest.submission)
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .at(-1);
  const entry = last === undefined ? undefined : await readEntry(data, last.key);
  if (entry === undefined || !("arrival" in entry)) throw new Error(`No arrival of ${newest.submission} is logged`);
  return { sha256: entry.sha256, arrival: entry.arrival };
}

function insteadOf(newest: SubmissionState | undefined, standing: string): string {
  return `The last one is ${(newest?.standing ?? standing).replaceAll("-", " ")}.`;
}

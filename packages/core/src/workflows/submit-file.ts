import type { Collection } from "../collections/define-collection.ts";
import { uploadKey } from "../filing/keys.ts";
import { describeFinding } from "../findings/messages.ts";
import type { Store } from "../storage/objects.ts";
import { type Ingested, ingestUpload } from "./ingest-upload.ts";
import { InputError } from "./input-error.ts";
import { openFile } from "./open-file.ts";
import { type PlaceInput, placeOf } from "./place-of.ts";

export interface SubmitInput extends PlaceInput {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Who sends it. */
  readonly by?: string | undefined;
}

/**
 * Drops a file among the uploads, as a council would, and returns the key it lies under.
 * Throws `InputError` where the collection, period or authority does not exist, or where the file holds data about
 * single people: then nothing is sent.
 */
export async function dropFile(input: SubmitInput, { store }: { store: Store }): Promise<string> {
  const { place, collection } = placeOf(input);
  const key = uploadKey(place, input.name);
  await refusePersonalData(input.bytes, collection);
  await store.uploads.put(key, input.bytes);
  return key;
}

async function refusePersonalData(bytes: Uint8Array, collection: Collection): Promise<void> {
  const { personal } = await openFile(bytes, collection);
  if (personal.length === 0) return;
  const reasons = personal.map((finding) => describeFinding(finding).message);
  throw new InputError(`Nothing was sent. ${reasons.join(" ")}`);
}

/** Drops a file and works it at once: from bytes to receipt. */
export async function submitFile(input: SubmitInput, powers: { store: Store }): Promise<Ingested> {
  const key = await dropFile(input, powers);
  const ingested = await ingestUpload({ key, by: input.by }, powers);
  if (ingested === undefined) throw new Error(`The upload ${key} was taken away before it could be read`);
  return ingested;
}

import type { Collection } from "../collections/define-collection.ts";
import { uploadKey } from "../filing/keys.ts";
import { describeFinding } from "../findings/messages.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import type { Store } from "../storage/objects.ts";
import { type Ingested, ingestUpload } from "./ingest-upload.ts";
import { InputError } from "./input-error.ts";
import { type OpenedFile, openFile } from "./open-file.ts";
import { type PlaceInput, placeOf } from "./place-of.ts";

/** Digits of a hash that stand in a key. */
const OWN_NAME = 20;

export interface SubmitInput extends PlaceInput {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Who sends it. */
  readonly by?: string | undefined;
}

/**
 * Sends a file as a council would and works it at once: from bytes to receipt. Where another of its name takes its place
 * before it is read, it is put under a name of its own: neither is lost, and each gets its own receipt. Throws `InputError`
 * where the collection, period or authority does not exist, or where the file holds data about single people: then nothing is
 * sent.
 */
export async function submitFile(input: SubmitInput, { store }: { store: Store }): Promise<Ingested> {
  const { place, collection } = placeOf(input);
  const file = await openHarmless(input.bytes, collection);
  const sha256 = await sha256Hex(input.bytes);
  for (const own of [undefined, sha256.slice(0, OWN_NAME)]) {
    const key = uploadKey(place, input.name, own);
    const put = await store.uploads.put(key, input.bytes);
    const version = put.done ? { version: put.version } : {};
    const ingested = await ingestUpload({ key, ...version, by: input.by, opened: { sha256, file } }, { store });
    if (ingested !== undefined) return ingested;
  }
  throw new Error(`The upload ${input.name} was taken away before it could be read`);
}

async function openHarmless(bytes: Uint8Array, collection: Collection): Promise<OpenedFile> {
  const opened = await openFile(bytes, collection);
  if (opened.personal.length === 0) return opened;
  const reasons = opened.personal.map((finding) => describeFinding(finding).message);
  throw new InputError(`Nothing was sent. ${reasons.join(" ")}`);
}

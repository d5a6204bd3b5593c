import type { Collection } from "../collections/define-collection.ts";
import { NATIONAL, uploadKey } from "../filing/keys.ts";
import { describeFinding } from "../findings/messages.ts";
import type { Store } from "../storage/objects.ts";
import { type Ingested, ingestUpload } from "./ingest-upload.ts";
import { InputError } from "./input-error.ts";
import { knownAuthority, knownCollection, knownPeriod } from "./known.ts";
import { openFile } from "./open-file.ts";

export interface SubmitInput {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly collection: string;
  readonly period: string;
  /** Code, GSS code or name; not needed where one file holds many councils. */
  readonly authority?: string | undefined;
  /** Who sends it. */
  readonly by?: string | undefined;
}

/**
 * Drops a file among the uploads, as a council would, and returns the key it lies under.
 * Throws `InputError` where the collection, period or authority does not exist, or where the file holds data about
 * single people: then nothing is sent.
 */
export async function dropFile(input: SubmitInput, { store }: { store: Store }): Promise<string> {
  const collection = knownCollection(input.collection);
  const period = knownPeriod(collection, input.period);
  const place = { collection: collection.id, period: period.id, authority: folder() };
  const key = uploadKey(place, input.name);
  await refusePersonalData(input.bytes, collection);
  await store.uploads.put(key, input.bytes);
  return key;

  function folder(): string {
    if (collection.sender === "national") return NATIONAL;
    if (input.authority === undefined) {
      throw new InputError(`Each council sends its own ${collection.id} return. Say which council with --authority.`);
    }
    return knownAuthority(input.authority, period).code;
  }
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

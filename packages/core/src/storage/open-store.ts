import { statSync } from "node:fs";
import { join } from "node:path";
import { filesObjects } from "./files-objects.ts";
import { memoryObjects } from "./memory-objects.ts";
import type { Store } from "./objects.ts";
import { s3Client } from "./s3-access.ts";
import { checkEndpoint, type S3Options } from "./s3-client.ts";
import { s3Objects } from "./s3-objects.ts";
import { placeWithin, s3Place } from "./s3-place.ts";

/** Where the two areas lie when they do not lie in one place: an address each, taken as it is. */
export interface StoreAddresses {
  readonly uploads: string;
  readonly data: string;
}

export interface StoreOptions extends Omit<S3Options, "mostBytes"> {
  /** Most bytes of one upload that are read; 1 GiB by default. A larger one is a `StoreError`, code `EntityTooLarge`. */
  readonly mostUploadBytes?: number | undefined;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const WHAT_DOES = "Give a folder, or s3://BUCKET/PREFIX";

/**
 * The store at an address: a folder, or `s3://bucket/prefix` of a bucket that exists. Councils' uploads lie
 * in `uploads/` there and everything else in `data/`; two addresses place each area by itself. Nothing is
 * read or sent yet, and a folder need not exist. Throws an `Error` for an empty address, a file, any other
 * `scheme://` address, and an endpoint that is none or comes with a folder.
 */
export function openStore(address: string | StoreAddresses, { mostUploadBytes, ...options }: StoreOptions = {}): Store {
  if (options.endpoint !== undefined) checkEndpoint(options.endpoint);
  const client = s3Client(options);
  const ofUploads = { options: { ...options, mostBytes: mostUploadBytes }, client };
  const ofData = { options, client };
  if (typeof address !== "string") {
    return { uploads: openArea(address.uploads, ofUploads), data: openArea(address.data, ofData) };
  }
  return { uploads: openArea(address, ofUploads, "uploads"), data: openArea(address, ofData, "data") };
}

/** An empty store for the length of a process. `clock` gives the `modified` times. */
export function memoryStore(clock?: () => Date): Store {
  return { uploads: memoryObjects(clock), data: memoryObjects(clock) };
}

interface AreaOptions {
  readonly options: S3Options;
  /** The same for both areas. */
  readonly client: ReturnType<typeof s3Client>;
}

function openArea(address: string, { options, client }: AreaOptions, name?: string): Store["data"] {
  if (/^s3:\/\//i.test(address)) {
    const place = s3Place(address);
    return s3Objects(name === undefined ? place : placeWithin(place, name), options, client);
  }
  const fault = folderFault(address, options);
  if (fault !== undefined) throw new Error(`Cannot open the store${fault}`);
  return filesObjects(name === undefined ? address : join(address, name), options.mostBytes);
}

function folderFault(address: string, { endpoint }: S3Options): string | undefined {
  if (address.trim() === "") return `: no address was given. ${WHAT_DOES}.`;
  if (SCHEME.test(address)) return ` "${address}": stores are folders or S3 buckets. ${WHAT_DOES}.`;
  if (endpoint !== undefined) return ` "${address}": it is a folder, and an endpoint is for a bucket. ${WHAT_DOES}.`;
  const isFile = statSync(address, { throwIfNoEntry: false })?.isFile() === true;
  return isFile ? ` "${address}": it is a file. ${WHAT_DOES}.` : undefined;
}

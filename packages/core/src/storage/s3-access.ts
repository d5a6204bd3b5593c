import type { S3 } from "@aws-sdk/client-s3";
import { checkKey } from "./key-rules.ts";
import { onceDone } from "./once-done.ts";
import { openS3Client, type S3Options } from "./s3-client.ts";
import { s3Fault, storeError } from "./s3-fault.ts";
import type { S3Place } from "./s3-place.ts";
import type { StoreAction } from "./store-error.ts";

/** An area of a bucket and the way to it. */
export interface S3Access {
  readonly place: S3Place;
  readonly options: S3Options;
  /** The client, loaded and made by the first call. */
  readonly client: () => Promise<S3>;
  /** Throws what the server says of the bucket and of us, if it says anything bad; asks it once. */
  readonly askInWords: () => Promise<void>;
}

/** Makes a client at the first call, and gives that one ever after. */
export function s3Client(options: S3Options): S3Access["client"] {
  return onceDone(() => openS3Client(options));
}

/** Says how to reach an area. Nothing is sent yet. */
export function s3Access(place: S3Place, options: S3Options, client = s3Client(options)): S3Access {
  const askInWords = onceDone(() => askForOne({ place, options, client }));
  return { place, options, client, askInWords };
}

/** A place in a bucket, as the SDK takes it. */
export interface S3Address {
  readonly Bucket: string;
  readonly Key: string;
}

/** Where the bytes of a key lie. Throws `RangeError` for a key no driver may store. */
export function addressOf({ place }: S3Access, key: string): S3Address {
  checkKey(key);
  return { Bucket: place.bucket, Key: `${place.prefix}${key}` };
}

/** What shows that an answer is one of S3: each names an object's ETag or the bucket listed, but for DELETE's. */
interface S3Answer {
  readonly ETag?: string | undefined;
  readonly Name?: string | undefined;
  readonly $metadata: unknown;
}

/**
 * Gives the answer back. Throws for one that is no S3 server's: a web page says 200 to everything, and nothing
 * would have been kept.
 */
export function ofS3<T extends S3Answer>(answer: T, { verb }: StoreAction): T {
  if (verb === "delete" || answer.ETag !== undefined || answer.Name !== undefined) return answer;
  throw Object.assign(new Error("what answers there is not an S3 server"), { name: "NotS3" });
}

/**
 * Calls the server. Whatever fails is thrown as a `StoreError`, but for answers whose code or status
 * `expected` names, which give undefined.
 */
export async function callS3<T extends S3Answer>(
  access: Omit<S3Access, "askInWords">,
  action: StoreAction,
  call: (client: S3) => Promise<T>,
  expected: readonly string[] = [],
): Promise<T | undefined> {
  try {
    return ofS3(await call(await access.client()), action);
  } catch (error) {
    const { code, status } = s3Fault(error);
    if (expected.includes(code) || expected.includes(String(status))) return undefined;
    throw storeError(error, action, access);
  }
}

async function askForOne(access: Omit<S3Access, "askInWords">): Promise<void> {
  const { bucket: Bucket, prefix: Prefix } = access.place;
  await callS3(access, { verb: "look up" }, (client) => client.listObjectsV2({ Bucket, Prefix, MaxKeys: 1 }));
}

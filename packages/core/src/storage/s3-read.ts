import { setTimeout as pause } from "node:timers/promises";
import type { GetObjectCommandOutput } from "@aws-sdk/client-s3";
import type { StoredObject } from "./objects.ts";
import { refuseHuge } from "./refuse-huge.ts";
import { addressOf, callS3, type S3Access } from "./s3-access.ts";
import { storeError } from "./s3-fault.ts";
import { s3Head } from "./s3-head.ts";
import { placeName } from "./s3-place.ts";
import { quotedEtag, readVersion } from "./s3-version.ts";

/** The SDK tries a request again until an answer starts; that the answer also ends is for us to see to. */
const TRIES = 4;
const PAUSE_MS = 100;
/** Nothing there; another version is there; that version is gone; it is a mark of deletion. */
const NOT_HELD: readonly string[] = ["NoSuchKey", "412", "NoSuchVersion", "MethodNotAllowed"];

/** Reads an object: what the key holds, or the version asked for while the bucket still has it. */
export async function getS3Object(access: S3Access, key: string, version?: string): Promise<StoredObject | undefined> {
  for (let tries = 1; ; tries++) {
    const answer = await askFor(access, key, version);
    if (answer === undefined) return undefined;
    refuseUnread(access, key, answer);
    try {
      const bytes = await bodyOf(answer);
      return { ...s3Head(key, { ...answer, Size: bytes.length }), bytes };
    } catch (error) {
      if (tries === TRIES) throw storeError(error, { verb: "read", key }, access);
      await pause(Math.random() * PAUSE_MS * 2 ** tries);
    }
  }
}

function askFor(access: S3Access, key: string, version?: string): Promise<GetObjectCommandOutput | undefined> {
  const address = addressOf(access, key);
  const wanted = version === undefined ? {} : wantedVersion(version);
  return callS3(access, { verb: "read", key }, (client) => client.getObject({ ...address, ...wanted }), NOT_HELD);
}

function wantedVersion(version: string): { readonly VersionId: string } | { readonly IfMatch: string } {
  const { id } = readVersion(version);
  return id === undefined ? { IfMatch: quotedEtag(version) } : { VersionId: id };
}

/** Before a byte of it is taken in: who may write to the uploads may send any size. */
function refuseUnread(
  { place, options }: S3Access,
  key: string,
  { Body, ContentLength = 0 }: GetObjectCommandOutput,
): void {
  try {
    refuseHuge(placeName(place, key), ContentLength, options.mostBytes);
  } catch (error) {
    if (Body !== undefined && "destroy" in Body) Body.destroy();
    throw error;
  }
}

/** All of the body. Throws where it ends early or its checksum does not fit. */
async function bodyOf({ Body, ContentLength }: GetObjectCommandOutput): Promise<Uint8Array> {
  const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
  if (ContentLength !== undefined && bytes.length !== ContentLength) {
    throw new Error(`${bytes.length} bytes came of ${ContentLength}`);
  }
  return new Uint8Array(bytes);
}

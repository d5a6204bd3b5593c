import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Condition, PutResult } from "./objects.ts";
import { addressOf, ofS3, type S3Access } from "./s3-access.ts";
import { type S3Fault, s3Fault, storeError } from "./s3-fault.ts";
import { headS3Object } from "./s3-head.ts";
import { placeName } from "./s3-place.ts";
import { quotedEtag, versionText } from "./s3-version.ts";
import { StoreError } from "./store-error.ts";

interface Write {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly condition?: Condition | undefined;
}

/** A write and the mark its object carries, by which it is known from every other write, of equal bytes too. */
interface MarkedWrite extends Write {
  readonly condition: Condition;
  readonly mark: string;
}

/** Tries of one conditional write that meets others on the same key. */
const TRIES = 10;
const PAUSE_MS = 10;
/** Another write to the key is under way: this one was not made and may be tried again. */
const IN_THE_WAY: ReadonlySet<string> = new Set(["ConditionalRequestConflict", "OperationAborted"]);

/** Writes without a condition: the last of several writers wins. */
export async function putS3Object(access: S3Access, write: Write): Promise<PutResult> {
  try {
    return await send(access, write);
  } catch (error) {
    throw storeError(error, { verb: "write", key: write.key }, access);
  }
}

/** Writes if the condition holds, on a server known to honour conditions. */
export async function putS3ObjectIf(access: S3Access, write: Write & { condition: Condition }): Promise<PutResult> {
  const marked = { ...write, mark: randomUUID() };
  let unsure = false;
  for (let tries = 1; ; tries++) {
    try {
      return await send(access, marked);
    } catch (error) {
      const fault = s3Fault(error);
      unsure ||= mayHaveWritten(fault);
      if (isRefusal(fault, write.condition)) return unsure ? settle(access, marked) : { done: false };
      if (!IN_THE_WAY.has(fault.code) || tries === TRIES) {
        if (unsure && (await ownVersion(access, marked)) !== undefined) return settle(access, marked);
        throw storeError(error, { verb: "write", key: write.key }, access);
      }
      await pause(Math.random() * PAUSE_MS * 2 ** tries);
    }
  }
}

async function send(access: S3Access, write: Write & { readonly mark?: string }): Promise<PutResult> {
  const { key, bytes, condition, mark } = write;
  const client = await access.client();
  const written = await client.putObject({
    ...addressOf(access, key),
    Body: bytes,
    ...(condition?.if === "absent" ? { IfNoneMatch: "*" } : {}),
    ...(condition?.if === "version" ? { IfMatch: quotedEtag(condition.version) } : {}),
    ...(mark === undefined ? {} : { Metadata: { write: mark } }),
  });
  return { done: true, version: versionText(ofS3(written, { verb: "write", key })) };
}

/** A first try whose answer was lost may have written; the answer to the next one does not tell. */
function mayHaveWritten({ tries, status }: S3Fault): boolean {
  return tries > 1 || status === undefined || status >= 500;
}

/** A key that holds nothing cannot hold a version. */
function isRefusal({ code, status }: S3Fault, condition: Condition): boolean {
  return status === 412 || (status === 404 && condition.if === "version" && code !== "NoSuchBucket");
}

/**
 * What became of a write that was refused, but may have been made by a try before. Whoever finds another's
 * object where none was has come second. Whoever meant to replace a version cannot tell having come second
 * from having been replaced, and must not be told either.
 */
async function settle(access: S3Access, write: MarkedWrite): Promise<PutResult> {
  const version = await ownVersion(access, write);
  if (version !== undefined) return { done: true, version };
  if (write.condition.if === "absent") return { done: false };
  const where = placeName(access.place, write.key);
  const found = "an answer was lost on the way, and another writer has been there since";
  throw new StoreError(`Cannot tell whether ${where} was written: ${found}. Run this again.`, "OutcomeUnknown");
}

/** The version this very write left, if the key still holds it. */
async function ownVersion(access: S3Access, { key, mark }: MarkedWrite): Promise<string | undefined> {
  const found = await headS3Object(access, key);
  return found?.Metadata?.["write"] === mark ? versionText(found) : undefined;
}

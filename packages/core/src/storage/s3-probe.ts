import type { PutObjectCommandInput, S3 } from "@aws-sdk/client-s3";
import { callS3, type S3Access, type S3Address } from "./s3-access.ts";
import { s3Fault, storeError } from "./s3-fault.ts";
import { placeName } from "./s3-place.ts";
import { StoreError } from "./store-error.ts";

/** A server that races is not caught each time: with 8 writers and 3 rounds one got by in 6 of 30 tries, with these in none. */
const ROUNDS = 5;
const WRITERS = 24;
/** Large enough that a server which looks first and writes later is caught between the two. */
const BODY_LENGTH = 40_000;
/** An ETag no object has: an MD5 hash of nothing we write. */
const NEVER = '"00000000000000000000000000000000"';

/**
 * Tries conditional writes on keys that start with `scratch`: several at once, of which one may win, and
 * some that must fail. Gives what went wrong, in words, or undefined. Throws a `StoreError` where it cannot
 * tell. The keys are deleted afterwards, where that is allowed.
 */
export async function probeConditions(access: S3Access, scratch: S3Address): Promise<string | undefined> {
  const client = await access.client();
  for (let round = 0; round < ROUNDS; round++) {
    const probe = { client, access, scratch: { ...scratch, Key: `${scratch.Key}-${round}` } };
    try {
      const fault = await probeOnce(probe);
      if (fault !== undefined) return fault;
    } finally {
      await client.deleteObject(probe.scratch).catch(() => undefined);
    }
  }
  return undefined;
}

interface Probe {
  readonly client: S3;
  readonly access: S3Access;
  readonly scratch: S3Address;
}

async function probeOnce(probe: Probe): Promise<string | undefined> {
  if (await written(probe, "none", { IfMatch: NEVER })) return "it replaced an object that was not there";
  return (await race(probe, "creator", { IfNoneMatch: "*" })) ?? (await probeHeld(probe));
}

/** With an object there: nobody creates it, nobody replaces another version, one replaces this one. */
async function probeHeld(probe: Probe): Promise<string | undefined> {
  const { client, scratch, access } = probe;
  if (await written(probe, "again", { IfNoneMatch: "*" })) return "it created an object that was there";
  if (await written(probe, "stale", { IfMatch: NEVER })) return "it replaced a version that was not there";
  const held = await callS3(access, { verb: "look up" }, () => client.headObject(scratch));
  return race(probe, "replacer", { IfMatch: held?.ETag ?? NEVER });
}

type Wanted = Pick<PutObjectCommandInput, "IfMatch" | "IfNoneMatch">;

/**
 * Many writers at once: one must win, and its bytes must be the ones that are there. All write other bytes than
 * are there: one that wrote the same would leave the same ETag, and the next could rightly win too.
 */
async function race(probe: Probe, kind: string, wanted: Wanted): Promise<string | undefined> {
  const names = Array.from({ length: WRITERS }, (_, index) => `${kind} ${index} `);
  const won = await Promise.all(names.map((name) => written(probe, name, wanted)));
  const winners = names.filter((_, index) => won[index]);
  if (winners.length > 1) return `it let ${winners.length} of ${WRITERS} writers win at once`;
  const [winner] = winners;
  if (winner === undefined) throw unclear(probe.access);
  const held = await callS3(probe.access, { verb: "read" }, () => probe.client.getObject(probe.scratch));
  return (await held?.Body?.transformToString()) === bodyOf(winner) ? undefined : "it holds what it had refused";
}

/** Whether the server says that it wrote. */
async function written({ client, scratch, access }: Probe, name: string, wanted: Wanted): Promise<boolean> {
  try {
    await client.putObject({ ...scratch, ...wanted, Body: bodyOf(name) });
    return true;
  } catch (error) {
    const { status, code } = s3Fault(error);
    if (status === 412 || status === 409 || code === "NoSuchKey") return false;
    throw storeError(error, { verb: "write" }, access);
  }
}

function bodyOf(name: string): string {
  return name.repeat(Math.ceil(BODY_LENGTH / name.length));
}

/** The winner's answer was lost, and its next try was refused for its own sake. */
function unclear({ place }: S3Access): StoreError {
  const found = "answers of the server were lost on the way while its conditional writes were tried out";
  return new StoreError(`Cannot write ${placeName(place)}: ${found}. Run this again.`, "OutcomeUnknown");
}

import { Inflate, inflateSync } from "fflate";
import type { Budget } from "../budget.ts";
import { damaged, type Unreadable } from "../unreadable.ts";
import { crc32 } from "./crc32.ts";
import type { ZipEntry } from "./read-directory.ts";

interface Part {
  /** The part's bytes as they stand in the zip. */
  readonly data: Uint8Array;
  readonly entry: ZipEntry;
  readonly format: string;
}

const STORED = 0;
const DEFLATED = 8;

/** Bytes that deflate can make of one. */
const MOST_OF_ONE = 1032;
/** Makes at most 33 MB, so that a bomb is met long before it hurts. */
const STEP = 32 * 1024;

/**
 * Inflates a part chunk by chunk, counting every byte against the budget as it appears, so
 * that neither a bomb nor a size that lies is ever held in memory. Throws `Unreadable` where
 * the data is not what the directory says of its length and checksum.
 */
export function* inflatePart(part: Part, budget: Budget): Generator<Uint8Array> {
  let size = 0;
  let crc = 0;
  for (const chunk of rawChunks(part)) {
    size += chunk.length;
    budget.inflated(chunk.length);
    if (size > part.entry.size) break;
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size !== part.entry.size) throw partDamaged(part, "is not as long as it should be");
  if (crc !== part.entry.crc) throw partDamaged(part, "has another checksum than it should");
}

function rawChunks(part: Part): Iterable<Uint8Array> {
  if (part.entry.method === STORED) return [part.data];
  if (part.entry.method !== DEFLATED) throw partDamaged(part, "is compressed in an unusual way");
  return part.data.length > STEP ? inflateInSteps(part) : [inflateAtOnce(part)];
}

/** One byte of room more than claimed shows a claim that is too small. */
function inflateAtOnce(part: Part): Uint8Array {
  try {
    const most = part.data.length * MOST_OF_ONE;
    return inflateSync(part.data, { out: new Uint8Array(Math.min(part.entry.size + 1, most)) });
  } catch {
    throw partDamaged(part, "cannot be decompressed");
  }
}

function* inflateInSteps(part: Part): Generator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const inflate = new Inflate((chunk) => ready.push(chunk));
  for (let at = 0; at < part.data.length; at += STEP) {
    try {
      inflate.push(part.data.subarray(at, at + STEP), at + STEP >= part.data.length);
    } catch {
      throw partDamaged(part, "cannot be decompressed");
    }
    yield* ready.splice(0);
  }
}

function partDamaged({ format, entry }: Part, fault: string): Unreadable {
  return damaged(format, `its part ${entry.name} ${fault}`);
}

import type { Budget } from "../budget.ts";
import { damaged, type Unreadable } from "../unreadable.ts";
import { crc32 } from "./crc32.ts";
import { inflate } from "./inflate.ts";
import type { ZipEntry } from "./read-directory.ts";

interface Part {
  /** The part's bytes as they stand in the zip. */
  readonly data: Uint8Array;
  readonly entry: ZipEntry;
  readonly format: string;
}

const STORED = 0;
const DEFLATED = 8;

/**
 * Inflates a part chunk by chunk, counting every byte against the budget as it appears, so
 * that neither a bomb nor a size that lies is ever held in memory. A chunk is good until the next
 * is asked for. Throws `Unreadable` where
 * the data is not what the directory says of its length and checksum.
 */
export function* inflatePart(part: Part, budget: Budget): Generator<Uint8Array> {
  const chunks = rawChunks(part)[Symbol.iterator]();
  let size = 0;
  let crc = 0;
  for (let chunk = next(part, chunks); chunk !== undefined; chunk = next(part, chunks)) {
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
  return inflate(part.data, part.entry.size);
}

function next(part: Part, chunks: Iterator<Uint8Array>): Uint8Array | undefined {
  try {
    const { done, value } = chunks.next();
    return done === true ? undefined : value;
  } catch {
    throw partDamaged(part, "cannot be decompressed");
  }
}

function partDamaged({ format, entry }: Part, fault: string): Unreadable {
  return damaged(format, `its part ${entry.name} ${fault}`);
}

import type { Budget } from "../budget.ts";
import { damaged, overLimit, passwordProtected } from "../unreadable.ts";
import { textChunks } from "../xml/text-chunks.ts";
import { inflatePart } from "./inflate-part.ts";
import { readDirectory, type ZipEntry } from "./read-directory.ts";

/** The parts of a zip, inflated only when asked for and never beyond the budget. */
export interface Zip {
  /** Names as they stand in the file. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** True for a part of no bytes: what a sheet is where packing broke off. */
  isEmpty(name: string): boolean;
  /**
   * Chunks of a part's bytes, each good until the next is asked for, or undefined where there is no such part. Names are matched
   * without regard to case, as the Open Packaging Conventions ask (ECMA-376 part 2, 10.1.2).
   */
  chunks(name: string): Iterable<Uint8Array> | undefined;
  /** The part as text; "" where there is none. For small parts only. */
  text(name: string): string;
}

const LOCAL_LENGTH = 30;
const LOCAL_SIGNATURE = 0x04034b50;
/** A smaller part cannot hurt however far it is packed: a blank picture is packed far too. */
const LEAST_BOMB = 32 * 1024 * 1024;
const LONGEST_SMALL_PART = 64 * 1024 * 1024;

/**
 * Opens a zip for reading. `format` is what its findings call it. The sizes it claims are
 * held against the budget here, and what comes out is counted again as it is inflated.
 * Throws `Unreadable` where the file is damaged; a part that is encrypted, damaged, not as
 * long as claimed, packed too far or over budget throws when it is read.
 */
export function openZip(bytes: Uint8Array, budget: Budget, format: string): Zip {
  const entries = readDirectory(bytes);
  const claimed = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (claimed > budget.limits.inflatedBytes) throw overLimit("inflatedBytes", budget.limits.inflatedBytes, claimed);
  budget.watch?.all(claimed);
  const byName = new Map(entries.toReversed().map((entry) => [entry.name.toLowerCase(), entry]));
  const chunks = (name: string) => {
    const entry = byName.get(name.toLowerCase());
    if (entry !== undefined) refuseBomb(entry, budget);
    return entry && inflatePart({ data: entryData(bytes, entry, format), entry, format }, budget);
  };
  return {
    names: entries.map((entry) => entry.name),
    has: (name) => byName.has(name.toLowerCase()),
    isEmpty: (name) => byName.get(name.toLowerCase())?.size === 0,
    chunks,
    text: (name) => {
      const size = byName.get(name.toLowerCase())?.size ?? 0;
      if (size > LONGEST_SMALL_PART) throw damaged(format, `its part ${name} is far larger than such a part can be`);
      return [...textChunks(chunks(name) ?? [])].join("");
    },
  };
}

/** A part that is read and swells as no table does. What it claims of its length is held to while it is inflated. */
function refuseBomb({ size, compressedSize }: ZipEntry, { limits }: Budget): void {
  const ratio = Math.floor(size / Math.max(1, compressedSize));
  if (size >= LEAST_BOMB && ratio > limits.ratio) throw overLimit("ratio", limits.ratio, ratio);
}

function entryData(bytes: Uint8Array, entry: ZipEntry, format: string): Uint8Array {
  if (entry.encrypted) throw passwordProtected(format);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + LOCAL_LENGTH > bytes.length || view.getUint32(entry.offset, true) !== LOCAL_SIGNATURE) {
    throw damaged(format, `its part ${entry.name} is not where the list of parts says`);
  }
  const lengths = view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const start = entry.offset + LOCAL_LENGTH + lengths;
  if (start + entry.compressedSize > bytes.length) throw damaged(format, `its part ${entry.name} breaks off`);
  return bytes.subarray(start, start + entry.compressedSize);
}

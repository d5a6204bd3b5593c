import { damaged } from "../unreadable.ts";

/** One file in a zip, as its central directory describes it. Sizes are claims until inflated. */
export interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Where its local header starts. */
  readonly offset: number;
}

const END_SIGNATURE = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_LENGTH = 46;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_END_SIGNATURE = 0x06064b50;
const IN_ZIP64 = 0xffffffff;

interface Directory {
  readonly start: number;
  readonly end: number;
  /** Bytes that stand before the archive, by which every offset in it is short. */
  readonly shift: number;
}

/**
 * Lists a zip from its central directory, which is what Excel goes by too.
 * Throws `Unreadable` (`damaged-file`) where there is none or it leads outside the file.
 */
export function readDirectory(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  const entries: ZipEntry[] = [];
  let at = directory.start;
  while (at + ENTRY_LENGTH <= directory.end && view.getUint32(at, true) === ENTRY_SIGNATURE) {
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + ENTRY_LENGTH + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > directory.end) throw damaged("zip", "its list of parts breaks off");
    entries.push(readEntry(view, at, { nameLength, extraLength, shift: directory.shift }));
    at = next;
  }
  return entries;
}

function findDirectory(view: DataView): Directory {
  const end = findEnd(view);
  const size = view.getUint32(end + 12, true);
  const offset = view.getUint32(end + 16, true);
  const hasLocator = end >= 20 && view.getUint32(end - 20, true) === ZIP64_LOCATOR_SIGNATURE;
  if (hasLocator && (size === IN_ZIP64 || offset === IN_ZIP64 || view.getUint16(end + 10, true) === 0xffff)) {
    return findZip64Directory(view, end - 20);
  }
  const start = end - size;
  if (start < 0 || offset > start) throw damaged("zip", "its list of parts is not where it says");
  return { start, end, shift: start - offset };
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  const first = Math.max(0, last - LONGEST_COMMENT);
  for (let at = last; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  throw damaged("zip", "its end is missing");
}

function findZip64Directory(view: DataView, locator: number): Directory {
  const end = Number(view.getBigUint64(locator + 8, true));
  if (end + 56 > locator || view.getUint32(end, true) !== ZIP64_END_SIGNATURE) {
    throw damaged("zip", "its list of parts is not where it says");
  }
  const start = Number(view.getBigUint64(end + 48, true));
  if (start > end) throw damaged("zip", "its list of parts is not where it says");
  return { start, end, shift: 0 };
}

interface EntryShape {
  readonly nameLength: number;
  readonly extraLength: number;
  readonly shift: number;
}

function readEntry(view: DataView, at: number, { nameLength, extraLength, shift }: EntryShape): ZipEntry {
  const nameAt = at + ENTRY_LENGTH;
  const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + nameAt, nameLength));
  const claims = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  const extra = new DataView(view.buffer, view.byteOffset + nameAt + nameLength, extraLength);
  const [size, compressedSize, offset] = withZip64(claims, extra);
  return {
    name: name.replaceAll("\\", "/"),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    compressedSize: compressedSize ?? 0,
    size: size ?? 0,
    offset: (offset ?? 0) + shift,
  };
}

/** Claims too large for 32 bits stand, in this order and only those, in extra field 1. */
function withZip64(claims: readonly number[], extra: DataView): readonly number[] {
  if (!claims.includes(IN_ZIP64)) return claims;
  let at = 0;
  while (at + 4 <= extra.byteLength && extra.getUint16(at, true) !== 1) at += 4 + extra.getUint16(at + 2, true);
  at += 4;
  return claims.map((claim) => {
    if (claim !== IN_ZIP64 || at + 8 > extra.byteLength) return claim;
    at += 8;
    return Number(extra.getBigUint64(at - 8, true));
  });
}

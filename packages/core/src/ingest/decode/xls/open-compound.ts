import { joinBytes } from "../join-bytes.ts";
import { damaged } from "../unreadable.ts";

/** The streams of a compound file (MS-CFB), the container of Office files before 2007. */
export interface Compound {
  /** Names of the streams and storages at its root. */
  readonly names: readonly string[];
  /** Bytes of a stream at the root, matched without regard to case; undefined where there is none. */
  stream(name: string): Uint8Array | undefined;
}

interface Entry {
  readonly name: string;
  readonly start: number;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
}

const HEADER = 512;
const ENTRY = 128;
/** Sector numbers from here on are marks, not sectors (MS-CFB 2.1). */
const LAST_SECTOR = 0xfffffffa;

interface Sectors {
  readonly view: DataView;
  readonly size: number;
  /** The sector that follows each sector in its chain. */
  readonly next: (sector: number) => number;
  /** Where a sector starts in the file. */
  readonly offset: (sector: number) => number;
}

/**
 * Opens a compound file. Chains that run in circles or out of the file end where they do so;
 * nothing is taken on trust. Throws `Unreadable` where the directory cannot be read.
 */
export function openCompound(bytes: Uint8Array): Compound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = bytes.length < HEADER ? 0 : view.getUint16(30, true);
  if (shift < 7 || shift > 16) throw damaged("xls", "it breaks off in its header");
  const sectors = openSectors(view, shift);
  const entries = readEntries(readChain(bytes, sectors, view.getUint32(48, true)));
  const root = entries[0];
  if (root === undefined) throw damaged("xls", "its directory is missing");
  const children = siblings(entries, root.child);
  const cutoff = view.getUint32(56, true);
  return {
    names: children.map(({ name }) => name),
    stream: (name) => {
      const entry = children.find((child) => child.name.toLowerCase() === name.toLowerCase());
      if (entry === undefined) return undefined;
      const chain =
        entry.size < cutoff ? miniStream(bytes, sectors, root, entry) : readChain(bytes, sectors, entry.start);
      return chain.subarray(0, entry.size);
    },
  };
}

function openSectors(view: DataView, shift: number): Sectors {
  const size = 2 ** shift;
  const perSector = size / 4;
  const offset = (sector: number) => (sector + 1) * size;
  const tables = tableSectors(view, size);
  const next = (sector: number) => {
    const table = tables[Math.floor(sector / perSector)];
    const at = table === undefined ? view.byteLength : offset(table) + (sector % perSector) * 4;
    return at + 4 <= view.byteLength ? view.getUint32(at, true) : LAST_SECTOR;
  };
  return { view, size, next, offset };
}

/** Sectors of the allocation table: 109 are named in the header, more in sectors of their own. */
function tableSectors(view: DataView, size: number): readonly number[] {
  const most = Math.ceil(view.byteLength / size);
  const tables: number[] = [];
  const take = (from: number, count: number) => {
    for (let at = from; at < from + count * 4 && at + 4 <= view.byteLength && tables.length < most; at += 4) {
      const sector = view.getUint32(at, true);
      if (sector < LAST_SECTOR) tables.push(sector);
    }
  };
  take(76, 109);
  let more = view.getUint32(68, true);
  for (let seen = 0; more < LAST_SECTOR && seen < most; seen += 1) {
    const start = (more + 1) * size;
    take(start, size / 4 - 1);
    const link = start + size - 4;
    more = link + 4 <= view.byteLength ? view.getUint32(link, true) : LAST_SECTOR;
  }
  return tables;
}

function readChain(bytes: Uint8Array, { size, next, offset }: Sectors, start: number): Uint8Array {
  const most = Math.ceil(bytes.length / size);
  const pieces: Uint8Array[] = [];
  for (let sector = start; sector < LAST_SECTOR && pieces.length < most; sector = next(sector)) {
    const from = offset(sector);
    if (from >= bytes.length) break;
    pieces.push(bytes.subarray(from, from + size));
  }
  return joinBytes(pieces);
}

/** Streams under the cutoff lie in sectors of 64 bytes inside the root's own stream. */
function miniStream(bytes: Uint8Array, sectors: Sectors, root: Entry, entry: Entry): Uint8Array {
  const { view } = sectors;
  const size = 2 ** Math.min(view.getUint16(32, true), 16);
  const store = readChain(bytes, sectors, root.start);
  const table = readChain(bytes, sectors, view.getUint32(60, true));
  const links = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const next = (sector: number) => (sector * 4 + 4 <= table.length ? links.getUint32(sector * 4, true) : LAST_SECTOR);
  return readChain(store, { view, size, next, offset: (sector) => sector * size }, entry.start);
}

function readEntries(directory: Uint8Array): readonly Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    const length = Math.max(0, Math.min(view.getUint16(at + 64, true), 64) - 2);
    entries.push({
      name: new TextDecoder("utf-16le").decode(directory.subarray(at, at + length)),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

/** The entries of one storage, which hang together as a tree. */
function siblings(entries: readonly Entry[], first: number): readonly Entry[] {
  const found = new Map<number, Entry>();
  const waiting = [first];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index];
    if (entry === undefined || found.has(index)) continue;
    found.set(index, entry);
    waiting.push(entry.left, entry.right);
  }
  return [...found.values()];
}

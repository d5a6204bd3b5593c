import type { Budget } from "../budget.ts";
import { type BiffRecord, biffRecords, RECORD } from "../xls/biff-records.ts";
import { rc4 } from "./rc4.ts";
import { type StreamKeys, streamKeys } from "./stream-keys.ts";

const BLOCK = 1024;
const HEAD = 4;
/** The record about encryption is the second or third; nothing before it is encrypted. */
const PASS_WITHIN = 4;
/** Records that are never encrypted (MS-XLS 2.2.10), beside the first and the one about encryption. */
const OPEN: ReadonlySet<number> = new Set([RECORD.bof, 0xe1, 0x138, 0x194, 0x195, 0x196]);

/**
 * A worksheet stream as it would be without encryption, where Excel would open it without asking for a password; else
 * the same stream, of which whoever reads it finds that it needs one.
 */
export function unlockStream(stream: Uint8Array, budget: Budget): Uint8Array {
  const pass = passRecord(stream, budget);
  const keys = pass && streamKeys(pass.data);
  if (pass === undefined || keys === undefined) return stream;
  const plain = decrypted(stream, keys);
  for (const record of biffRecords(stream, 0, budget)) {
    const length = HEAD + openLength(record, pass.at);
    plain.set(stream.subarray(record.at, record.at + length), record.at);
  }
  // The record about encryption no longer holds: it becomes one of no known type.
  plain.fill(0, pass.at, pass.at + 2);
  return plain;
}

function passRecord(stream: Uint8Array, budget: Budget): BiffRecord | undefined {
  let met = 0;
  for (const record of biffRecords(stream, 0, budget)) {
    if (record.type === RECORD.filePass) return record;
    met += 1;
    if (met > PASS_WITHIN) return undefined;
  }
  return undefined;
}

/** How much of a record's data was never encrypted: all; where the sheet it lists stands; or none. */
function openLength({ type, at, data }: BiffRecord, passAt: number): number {
  if (at <= passAt || OPEN.has(type)) return data.byteLength;
  return type === RECORD.boundSheet ? Math.min(4, data.byteLength) : 0;
}

function decrypted(stream: Uint8Array, keys: StreamKeys): Uint8Array {
  const plain = stream.slice();
  for (let block = 0; block * BLOCK < plain.length; block += 1) {
    rc4(keys(block))(plain.subarray(block * BLOCK, (block + 1) * BLOCK));
  }
  return plain;
}

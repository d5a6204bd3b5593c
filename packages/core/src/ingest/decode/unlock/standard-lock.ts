import { sha1 } from "@noble/hashes/legacy.js";
import { joinBytes } from "../join-bytes.ts";
import { decryptBlocks } from "./aes.ts";
import { fitted, fourBytes, isSame } from "./bytes.ts";
import { repeatedHash } from "./repeated-hash.ts";
import type { PackageLock } from "./unlock-package.ts";

const TURNS = 50_000;
const HASH = 20;
/** Numbers of AES with keys of 128, 192 and 256 bits, and the bytes of each key. */
const AES: Readonly<Record<number, number>> = { 26126: 16, 26127: 24, 26128: 32 };

/** The lock of Excel 2007 (MS-OFFCRYPTO 2.3.4.5 to 2.3.4.9), if Excel's own password opens it. */
export async function standardLock(info: DataView): Promise<PackageLock | undefined> {
  const header = 12;
  const verifier = header + (info.byteLength < header + 24 ? 0 : info.getUint32(8, true));
  if (verifier < header + 24 || verifier + 72 > info.byteLength) return undefined;
  const length = AES[info.getUint32(header + 8, true)];
  if (length === undefined) return undefined;
  const bytesAt = (at: number, length: number) => new Uint8Array(info.buffer, info.byteOffset + verifier + at, length);
  const key = keyOf(bytesAt(4, 16), length);
  const proof = await decryptBlocks(key, bytesAt(20, 16));
  const hash = await decryptBlocks(key, bytesAt(40, 32));
  return isSame(sha1(proof), hash.subarray(0, HASH)) ? (data) => decryptBlocks(key, data) : undefined;
}

function keyOf(salt: Uint8Array, length: number): Uint8Array {
  const last = sha1(joinBytes([repeatedHash(sha1, salt, TURNS), fourBytes(0)]));
  const half = (filler: number) => sha1(new Uint8Array(64).fill(filler).map((byte, at) => byte ^ (last[at] ?? 0)));
  return fitted(joinBytes([half(0x36), half(0x5c)]), length, 0);
}

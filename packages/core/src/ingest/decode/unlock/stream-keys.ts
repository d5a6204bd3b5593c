import { md5, sha1 } from "@noble/hashes/legacy.js";
import { joinBytes } from "../join-bytes.ts";
import { fitted, fourBytes, isSame } from "./bytes.ts";
import { DEFAULT_PASSWORD } from "./default-password.ts";
import { rc4 } from "./rc4.ts";

/** The key of each 1024 bytes of a stream, by their number. */
export type StreamKeys = (block: number) => Uint8Array;

const RC4 = 1;
/** Bytes of the short key, behind which the longer cipher takes noughts. */
const SHORT_KEY = 5;
const FULL_KEY = 16;

/**
 * The keys of a stream by what its record about encryption holds (MS-XLS 2.4.117, MS-OFFCRYPTO 2.3.5 and 2.3.6);
 * undefined where the password is another than Excel's own, or the way of encryption is not known.
 */
export function streamKeys(pass: DataView): StreamKeys | undefined {
  if (pass.byteLength < 54 || pass.getUint16(0, true) !== RC4) return undefined;
  const [major, minor] = [pass.getUint16(2, true), pass.getUint16(4, true)];
  if (major === 1 && minor === 1) return plainKeys(pass);
  return major >= 2 && major <= 4 && minor === 2 ? providerKeys(pass) : undefined;
}

function plainKeys(pass: DataView): StreamKeys | undefined {
  const start = md5(DEFAULT_PASSWORD).subarray(0, SHORT_KEY);
  const salted = Array.from({ length: 16 }, () => [start, bytesAt(pass, 6, 16)]).flat();
  const base = md5(joinBytes(salted)).subarray(0, SHORT_KEY);
  const keys: StreamKeys = (block) => md5(joinBytes([base, fourBytes(block)]));
  const open = rc4(keys(0));
  return isSame(md5(open(bytesAt(pass, 22, 16))), open(bytesAt(pass, 38, 16))) ? keys : undefined;
}

/** As a provider of the system's encryptions: a header of the length it says, then salt, verifier and its hash. */
function providerKeys(pass: DataView): StreamKeys | undefined {
  const header = pass.getUint32(10, true);
  const verifier = 14 + header;
  if (header < 20 || verifier + 60 > pass.byteLength) return undefined;
  const length = (pass.getUint32(14 + 16, true) || 40) / 8;
  const base = sha1(joinBytes([bytesAt(pass, verifier + 4, 16), DEFAULT_PASSWORD]));
  const keys: StreamKeys = (block) => {
    const key = sha1(joinBytes([base, fourBytes(block)])).subarray(0, Math.min(length, FULL_KEY));
    return length === SHORT_KEY ? fitted(key, FULL_KEY, 0) : key;
  };
  const open = rc4(keys(0));
  return isSame(sha1(open(bytesAt(pass, verifier + 20, 16))), open(bytesAt(pass, verifier + 40, 20)))
    ? keys
    : undefined;
}

/** A copy. */
function bytesAt(data: DataView, at: number, length: number): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset + at, length).slice();
}

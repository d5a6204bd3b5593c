import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** So many bytes are hashed here sooner than a browser, which hands them to another thread, gives its promise back. */
export const MOST_NOW = 2048;

/** SHA-256 of bytes, as 64 lower-case hexadecimal digits, without handing them to another thread. */
export function hashNow(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

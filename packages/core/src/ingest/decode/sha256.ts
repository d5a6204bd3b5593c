import { bytesToHex } from "@noble/hashes/utils.js";
import { hashNow, MOST_NOW } from "#hash-now";

/** SHA-256 of bytes, as 64 lower-case hexadecimal digits. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  if (bytes.length <= MOST_NOW) return hashNow(bytes);
  // Browsers' types take no bytes that could be shared between threads; ours never are.
  const digest = await globalThis.crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return bytesToHex(new Uint8Array(digest));
}

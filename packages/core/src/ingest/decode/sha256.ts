import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** So few bytes are hashed sooner than the platform, which hands them to another thread, gives its promise back. */
const FEW_BYTES = 2048;

/** SHA-256 of bytes, as 64 lower-case hexadecimal digits. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  if (bytes.length <= FEW_BYTES) return bytesToHex(sha256(bytes));
  // Browsers' types take no bytes that could be shared between threads; ours never are.
  const digest = await globalThis.crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return bytesToHex(new Uint8Array(digest));
}

import { joinBytes } from "../join-bytes.ts";
import { fitted } from "./bytes.ts";

const BLOCK = 16;

/** Decrypts whole blocks by AES, chained from the first on (CBC), with no filling behind them. */
export async function decryptChained(key: Uint8Array, start: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  const usable = data.subarray(0, data.length - (data.length % BLOCK));
  if (usable.length === 0) return usable;
  const { subtle } = globalThis.crypto;
  const name = "AES-CBC";
  const ready = await subtle.importKey("raw", fitted(key, key.length, 0), name, false, ["encrypt", "decrypt"]);
  // The platform takes nothing without filling: a block that holds no more than that is put behind.
  const last = fitted(usable.subarray(-BLOCK), BLOCK, 0);
  const filling = new Uint8Array(await subtle.encrypt({ name, iv: last }, ready, new Uint8Array(0)));
  const iv = fitted(start, BLOCK, 0);
  return new Uint8Array(await subtle.decrypt({ name, iv }, ready, joinBytes([usable, filling])));
}

/** Decrypts whole blocks by AES, each by itself (ECB). */
export async function decryptBlocks(key: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  const chained = await decryptChained(key, new Uint8Array(BLOCK), data);
  return chained.map((byte, at) => (at < BLOCK ? byte : byte ^ (data[at - BLOCK] ?? 0)));
}

import { joinBytes } from "../join-bytes.ts";
import { DEFAULT_PASSWORD } from "./default-password.ts";

/** Makes fewer bytes of many, as many always. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

/** The salt and Excel's own password, hashed again and again, each time behind the number of the turn. */
export function repeatedHash(hash: Hash, salt: Uint8Array, turns: number): Uint8Array {
  const first = hash(joinBytes([salt, DEFAULT_PASSWORD]));
  const turned = joinBytes([new Uint8Array(4), first]);
  const view = new DataView(turned.buffer);
  for (let turn = 0; turn < turns; turn += 1) {
    view.setUint32(0, turn, true);
    turned.set(hash(turned), 4);
  }
  return turned.slice(4);
}

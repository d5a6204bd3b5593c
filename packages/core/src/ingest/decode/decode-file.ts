import { defaultLimits, type Limits } from "../limits.ts";
import type { Decoded } from "./decoded.ts";
import { interimDecode } from "./interim-decode.ts";

/** Interim: replaced by the real decoder. */
export async function decodeFile(bytes: Uint8Array, _limits: Limits = defaultLimits): Promise<Decoded> {
  return interimDecode(bytes);
}

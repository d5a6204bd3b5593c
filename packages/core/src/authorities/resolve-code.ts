import type { Authority, Resolution } from "./authority.ts";
import { inForce } from "./in-force.ts";
import { notThen } from "./not-then.ts";
import { codeKey, type RegisterIndex } from "./register-index.ts";

/** True where a folded word is a code, or has the shape of one: three digits, or a GSS code. */
export function isCode(index: RegisterIndex, word: string): boolean {
  return index.byCode.has(codeKey(word)) || /^(0*\d{3}|[a-z]\d{8})$/.test(word);
}

/** Whose code this is on the day: a register code, or a GSS code whether current or former. */
export function resolveCode(index: RegisterIndex, code: string, day: string): Resolution {
  const key = codeKey(code);
  const holders: readonly Authority[] = index.byCode.get(key) ?? index.byGss.get(key) ?? [];
  const [now] = holders.filter((authority) => inForce(authority, day));
  if (now !== undefined) return { kind: "found", authority: now };
  return holders.length > 0 ? notThen(holders) : { kind: "unknown", nearest: [] };
}

import type { Authority, Resolution } from "./authority.ts";
import { foldName } from "./fold-name.ts";
import { inForce } from "./in-force.ts";
import { nearest } from "./near-names.ts";
import { placeName } from "./place-name.ts";
import { register } from "./register.generated.ts";
import { type RegisterIndex, registerIndex } from "./register-index.ts";
import { isCode, resolveCode } from "./resolve-code.ts";
import { resolveName } from "./resolve-name.ts";
import { named, resolveTogether } from "./resolve-together.ts";

/** Longer texts are prose, not names. */
const LONGEST_TEXT = 200;

export interface ResolveOptions {
  /** False where `nearest` is not asked for and may be empty: looking for it takes most of the time. Default true. */
  readonly near?: boolean;
}

const index = registerIndex(register);

/**
 * Says which council a text names on an ISO day: by register code (`102`, `102.0`), GSS code, any
 * known name however it is spelled, or a code and a name together (`102-Barset`). Never guesses:
 * a name that is only near comes back as unknown with `nearest`, a retired one as `not-then`, and a code
 * and a name that disagree as ambiguous. Takes any text and never throws.
 */
export function resolveAuthority(text: string, day: string, { near = true }: ResolveOptions = {}): Resolution {
  if (text.length > LONGEST_TEXT || /[£$€%]/.test(text)) return { kind: "unknown", nearest: [] };
  const { codes, name } = splitCodes(foldName(text));
  const byCode = codes.map((code) => resolveCode(index, code, day));
  if (name === "") return resolveTogether(byCode);
  const byName = resolveName(index, name, day, near);
  const misspelt = isUnsure(byName) && byCode.flatMap(named).some((authority) => looksLike(index, authority, name));
  return resolveTogether(misspelt ? byCode : [...byCode, byName]);
}

/** Every council on the ISO day, in order of code. */
export function authoritiesOn(day: string): readonly Authority[] {
  return register.filter((authority) => inForce(authority, day));
}

/** The council that files under this code on the ISO day, or undefined. */
export function authorityByCode(code: string, day: string): Authority | undefined {
  return register.find((authority) => authority.code === code && inForce(authority, day));
}

/** Takes the codes off both ends of a folded text, each of which has a digit; what is left is a name, or empty. */
function splitCodes(folded: string): { readonly codes: readonly string[]; readonly name: string } {
  if (!/\d/.test(folded)) return { codes: [], name: folded };
  const words = folded.split(" ").filter((word, place, all) => !isDecimalZero(word, all[place - 1]));
  const start = words.findIndex((word) => !isCode(index, word));
  const end = words.findLastIndex((word) => !isCode(index, word)) + 1;
  if (start === -1) return { codes: words, name: "" };
  return { codes: [...words.slice(0, start), ...words.slice(end)], name: words.slice(start, end).join(" ") };
}

/** The `0` of `102.0`, a code that was stored as a number. */
function isDecimalZero(word: string, before: string | undefined): boolean {
  return /^0+$/.test(word) && before !== undefined && /^\d+$/.test(before);
}

function isUnsure(resolution: Resolution): boolean {
  return resolution.kind === "unknown" || resolution.kind === "ambiguous";
}

/** True where a name beside a code is the coded council's name cut short, misspelt or with words around it. */
function looksLike({ places }: RegisterIndex, authority: Authority, name: string): boolean {
  const { place } = placeName(name);
  const known = places.get(authority) ?? [];
  return nearest(known, place) !== undefined || known.some((other) => ` ${place} `.includes(` ${other} `));
}

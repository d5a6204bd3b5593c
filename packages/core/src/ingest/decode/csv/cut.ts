import { PLAIN_DIGITS, packNumber } from "../column-cells.ts";

/** A field as a part of a text. One may be used for all fields, one after another. */
export interface Cut {
  text: string;
  start: number;
  end: number;
}

/** FNV-1a: the usual start and factor, and as many bits as the engine keeps in no room of their own. */
const [START, FACTOR, BITS] = [0x811c9dc5, 0x01000193, 0x3fffffff];

/** A number made of the signs of a field: fields alike have the same. */
export function hashOf({ text, start, end }: Cut): number {
  let hash = START;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), FACTOR);
  return hash & BITS;
}

/** True where two fields say the same. */
export function isSame(one: Readonly<Cut>, other: Cut): boolean {
  const { text, start, end } = one;
  if (end - start !== other.end - other.start) return false;
  const ahead = other.start - start;
  for (let at = start; at < end; at += 1) {
    if (text.charCodeAt(at) !== other.text.charCodeAt(at + ahead)) return false;
  }
  return true;
}

const [POINT, NOUGHT, NINE] = [46, 48, 57];

/** A plain number as `packNumber` packs it; 0 for any other field. */
export function numberIn({ text, start, end }: Cut): number {
  if (end - start > PLAIN_DIGITS + 1) return 0;
  let [digits, point] = [0, end];
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= NOUGHT && code <= NINE) digits = digits * 10 + code - NOUGHT;
    else if (code === POINT && point === end && at > start && at < end - 1) point = at;
    else return 0;
  }
  const isPadded = point > start + 1 && text.charCodeAt(start) === NOUGHT;
  const behind = point === end ? 0 : end - 1 - point;
  return isPadded || point - start + behind > PLAIN_DIGITS ? 0 : packNumber(digits, behind);
}

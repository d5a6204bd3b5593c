import type { Status } from "../../collections/define-collection.ts";

/** The symbols of published tables, which every collection knows. */
const SYMBOLS: ReadonlyMap<string, Status> = new Map(
  (["c", "x", "z", "w", "low", "e", "p", "r"] as const).map((status) => [`[${status}]`, status]),
);

/** Longer texts are neither markers nor numbers. */
const LONGEST = 100;
const SYMBOL_BEHIND = /^(.*\S)\s*(\[[a-z]{1,3}\])$/is;

/** Folding leaves these as they are, and no symbol stands behind them. */
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** `1,234r`: revised, provisional or estimated, as published tables have it. */
const LETTER_BEHIND = /^(.*\d)\s*([epr])$/i;

/** What a text in a number's place says besides the number, and what is left of it to read. */
export interface StatusText {
  readonly status: Status | null;
  readonly rest: string;
}

/**
 * Reads markers: a whole text that the collection or published tables know as one has a status and nothing left; a symbol
 * behind a number (`605 [r]`) has both. Case and spaces do not count; signs do, so `<5` is not `5`.
 */
export function statusReader(markers: Readonly<Record<string, Status>> = {}): (text: string) => StatusText {
  const known = new Map(SYMBOLS);
  for (const [marker, status] of Object.entries(markers)) known.set(foldMarker(marker), status);
  return (text) => {
    if (text.length > LONGEST) return { status: null, rest: text };
    if (NUMBER.test(text) && !known.has(text)) return { status: null, rest: text };
    const whole = known.get(foldMarker(text));
    if (whole !== undefined) return { status: whole, rest: "" };
    const [, rest, symbol] = SYMBOL_BEHIND.exec(text) ?? [];
    const status = symbol === undefined ? undefined : SYMBOLS.get(foldMarker(symbol));
    return rest === undefined || status === undefined ? { status: null, rest: text } : { status, rest };
  };
}

/** Reads the letter of a status that stands behind a number without brackets; not for money, where `15p` is pence. */
export function letterStatus(text: string): StatusText {
  const [, rest, letter] = LETTER_BEHIND.exec(text) ?? [];
  const status = letter === undefined ? undefined : SYMBOLS.get(`[${letter.toLowerCase()}]`);
  return rest === undefined || status === undefined ? { status: null, rest: text } : { status, rest };
}

function foldMarker(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\s\u200b-\u200d\u2060]+/g, "");
}

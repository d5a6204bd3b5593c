import { decodeSingleByte } from "./decode-single-byte.ts";
import { decodeStrayBytes } from "./decode-stray-bytes.ts";

export interface DecodedText {
  readonly text: string;
  /** As the Encoding Standard names it: `utf-8`, `utf-16le`, `windows-1252`, `macintosh`; `ibm850` besides. */
  readonly encoding: string;
}

/** How much is looked at for the zero bytes of UTF-16. */
const SAMPLE = 4096;

/**
 * Decodes a text file by what its bytes are: a byte order mark; the zero bytes of UTF-16; UTF-8
 * where it is valid, or nearly (a few Windows bytes pasted in); else Windows, Macintosh or DOS,
 * whichever makes sense of the letters. A byte order mark that was itself encoded once more is
 * dropped, and so are NUL characters, which no text holds on purpose.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { text: decodeWide(bytes, wide).replace(/^\uFEFF+/, ""), encoding: wide };
  const encoding = markedEncoding(bytes) ?? zeroBytesEncoding(bytes);
  const decoded = encoding === undefined ? decodeUnmarked(bytes) : decodeAs(bytes, encoding);
  return { ...decoded, text: decoded.text.replace(/^(?:\uFEFF|ï»¿)+/, "").replaceAll("\0", "") };
}

/** UTF-32, by its byte order mark or because three bytes of each four are zero, as in all plain English. */
export function wideEncoding(bytes: Uint8Array): "utf-32le" | "utf-32be" | undefined {
  const quads = Math.floor(Math.min(bytes.length, SAMPLE) / 4);
  if (quads < 2 || bytes.length % 4 !== 0 || !bytes.subarray(0, 4 * quads).includes(0)) return undefined;
  const isWide = (zeros: readonly number[]) => {
    const fits = (quad: number) => zeros.every((at) => bytes[4 * quad + at] === 0 || isMark(bytes, 4 * quad));
    return Array.from({ length: quads }, (_, quad) => fits(quad)).filter(Boolean).length >= quads - quads / 50;
  };
  const isAllZero = bytes.subarray(0, 4 * quads).every((byte) => byte === 0);
  if (isAllZero) return undefined;
  if (isWide([2, 3]) && !isWide([0, 2])) return isWide([1, 2, 3]) || isMark(bytes, 0) ? "utf-32le" : undefined;
  return isWide([0, 1]) && !isWide([1, 3]) && (isWide([0, 1, 2]) || isMark(bytes, 0)) ? "utf-32be" : undefined;
}

function isMark(bytes: Uint8Array, at: number): boolean {
  const [first, second] = [bytes[at], bytes[at + 1]];
  const [third, fourth] = [bytes[at + 2], bytes[at + 3]];
  if (first === 0) return second === 0 && third === 0xfe && fourth === 0xff;
  return first === 0xff && second === 0xfe && third === 0 && fourth === 0;
}

const LAST_LETTER = 0x10ffff;
const UNKNOWN = 0xfffd;
/** So many letters are put together at once. */
const PIECE = 4096;

function decodeWide(bytes: Uint8Array, encoding: "utf-32le" | "utf-32be"): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  for (let start = 0; start + 4 <= bytes.length; start += 4 * PIECE) {
    const length = Math.min(PIECE, Math.floor((bytes.length - start) / 4));
    const letters = Array.from({ length }, (_, at) => view.getUint32(start + 4 * at, encoding === "utf-32le"));
    pieces.push(String.fromCodePoint(...letters.map((letter) => (letter > LAST_LETTER ? UNKNOWN : letter))));
  }
  return pieces.join("").replaceAll("\0", "");
}

function decodeAs(bytes: Uint8Array, encoding: string): DecodedText {
  if (encoding === "utf-8") return { text: decodeStrayBytes(bytes).text, encoding };
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function decodeUnmarked(bytes: Uint8Array): DecodedText {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    const { text, strays, sequences } = decodeStrayBytes(bytes);
    return sequences > strays ? { text, encoding: "utf-8" } : decodeSingleByte(bytes);
  }
}

function markedEncoding([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

/** In UTF-16 every other byte of plain English is zero, and always the same half. */
export function zeroBytesEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const sample = bytes.subarray(0, SAMPLE - (SAMPLE % 2));
  const pairs = Math.floor(sample.length / 2);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i += 1) {
    if (sample[2 * i] === 0) even += 1;
    if (sample[2 * i + 1] === 0) odd += 1;
  }
  if (pairs < 2 || Math.max(even, odd) < pairs / 2 || Math.min(even, odd) > pairs / 50) return undefined;
  return odd > even ? "utf-16le" : "utf-16be";
}

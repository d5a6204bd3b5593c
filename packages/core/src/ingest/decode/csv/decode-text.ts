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
  const encoding = markedEncoding(bytes) ?? zeroBytesEncoding(bytes);
  const decoded = encoding === undefined ? decodeUnmarked(bytes) : decodeAs(bytes, encoding);
  return { ...decoded, text: decoded.text.replace(/^(?:\uFEFF|ï»¿)+/, "").replaceAll("\0", "") };
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

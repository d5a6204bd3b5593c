export interface StrayDecoding {
  readonly text: string;
  /** Bytes that are no part of valid UTF-8; they are read as windows-1252. */
  readonly strays: number;
  /** Valid sequences of two bytes or more. */
  readonly sequences: number;
}

const STRAY_RUN = 64;

/**
 * Decodes UTF-8 with stray bytes of windows-1252 in it, as arises where text of one file is
 * pasted into another. Linear: valid stretches are decoded whole.
 */
export function decodeStrayBytes(bytes: Uint8Array): StrayDecoding {
  const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
  const windows = new TextDecoder("windows-1252");
  const pieces: string[] = [];
  let strays = 0;
  let sequences = 0;
  let from = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length > 1) sequences += 1;
    if (length > 0) {
      at += length;
      continue;
    }
    const end = strayEnd(bytes, at);
    pieces.push(utf8.decode(bytes.subarray(from, at)), windows.decode(bytes.subarray(at, end)));
    strays += end - at;
    at = end;
    from = end;
  }
  return { text: pieces.join("") + utf8.decode(bytes.subarray(from)), strays, sequences };
}

function strayEnd(bytes: Uint8Array, start: number): number {
  let end = start + 1;
  while (end < bytes.length && end - start < STRAY_RUN && sequenceLength(bytes, end) === 0) end += 1;
  return end;
}

/** Length of the valid UTF-8 sequence at `at` (RFC 3629); 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const second = bytes[at + 1] ?? 0;
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  for (let i = 2; i < length; i += 1) {
    if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

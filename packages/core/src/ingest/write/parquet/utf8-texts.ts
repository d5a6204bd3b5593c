/** Texts in UTF-8, one behind the other. */
export interface Utf8Texts {
  readonly bytes: Uint8Array;
  /** Where each text ends; the next one starts there. */
  readonly ends: Int32Array;
}

const encoder = new TextEncoder();

/** Encodes texts. A text of ASCII alone, as nearly all are, takes no call of the encoder. */
export function utf8Texts(texts: readonly string[]): Utf8Texts {
  const ends = new Int32Array(texts.length);
  let bytes = new Uint8Array(texts.reduce((sum, text) => sum + text.length, 0));
  let at = 0;
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index] as string;
    const end = at + text.length;
    if (end > bytes.length || putAscii(bytes, at, text) < text.length) {
      const encoded = encoder.encode(text);
      if (at + encoded.length > bytes.length) bytes = longer(bytes, at + encoded.length);
      bytes.set(encoded, at);
      at += encoded.length;
    } else at = end;
    ends[index] = at;
  }
  return { bytes: bytes.subarray(0, at), ends };
}

/** Puts the characters up to the first that is not ASCII, and says how many. */
function putAscii(bytes: Uint8Array, at: number, text: string): number {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return index;
    bytes[at + index] = code;
  }
  return text.length;
}

function longer(bytes: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(Math.max(least, bytes.length * 2));
  copy.set(bytes);
  return copy;
}

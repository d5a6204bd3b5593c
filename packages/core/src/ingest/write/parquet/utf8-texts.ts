/** Texts in UTF-8, one behind the other. */
export interface Utf8Texts {
  readonly bytes: Uint8Array;
  /** Where each text ends; the next one starts there. */
  readonly ends: Int32Array;
}

const encoder = new TextEncoder();

/** Collects texts in UTF-8, at most `capacity`. A text of ASCII alone, as nearly all are, needs no encoder. */
export function collectTexts(capacity: number): { add(text: string): void; done(): Utf8Texts } {
  const ends = new Int32Array(capacity);
  let bytes = new Uint8Array(capacity * 8);
  let count = 0;
  let at = 0;
  return {
    add(text) {
      if (at + text.length > bytes.length) bytes = longer(bytes, at + text.length);
      if (!putAscii(bytes, at, text)) {
        const encoded = encoder.encode(text);
        if (at + encoded.length > bytes.length) bytes = longer(bytes, at + encoded.length);
        bytes.set(encoded, at);
        at += encoded.length;
      } else at += text.length;
      ends[count] = at;
      count += 1;
    },
    done: () => ({ bytes: bytes.subarray(0, at), ends: ends.subarray(0, count) }),
  };
}

function putAscii(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return false;
    bytes[at + index] = code;
  }
  return true;
}

function longer(bytes: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(Math.max(least, bytes.length * 2));
  copy.set(bytes);
  return copy;
}

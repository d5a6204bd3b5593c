const BEYOND_LATIN_1: Readonly<Record<string, number>> = { "–": 0x96, "—": 0x97, "‘": 0x91, "’": 0x92, "€": 0x80 };

/** Text as Windows writes it in Western Europe. Throws `RangeError` for a character it does not have. */
export function encodeWindows1252(text: string): Uint8Array {
  return Uint8Array.from([...text].map(byteOf));
}

function byteOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  const byte = BEYOND_LATIN_1[character] ?? (code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : undefined);
  if (byte === undefined) throw new RangeError(`Windows-1252 does not have "${character}"`);
  return byte;
}

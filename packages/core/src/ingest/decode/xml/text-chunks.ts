const LT = 0x3c;

/**
 * The text of an XML part, chunk by chunk. Parts are UTF-8 unless they start with the mark
 * of UTF-16, or with a tag in it; bytes that are neither become U+FFFD.
 */
export function* textChunks(chunks: Iterable<Uint8Array>): Generator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    yield decoder.decode(chunk, { stream: true });
  }
  if (decoder !== undefined) yield decoder.decode();
}

function encodingOf(start: Uint8Array): string {
  const [first, second] = start;
  if ((first === 0xff && second === 0xfe) || (first === LT && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === LT)) return "utf-16be";
  return "utf-8";
}

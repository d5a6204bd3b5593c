const WIDE = 1;
/** Arguments of one call, well within what every engine takes. */
const CHUNK = 4096;

/** Reads through the data of a record and those that continue it, as if it were one. */
export interface Pieces {
  atEnd(): boolean;
  /** At most `count` bytes, and none from beyond the piece that was last read in, of which none may be left. */
  some(count: number): Uint8Array;
  number(bytes: number): number;
  skip(count: number): void;
}

/** Reads the characters of a text. Where they go on in the next record, that record says anew how wide they are. */
export function readCharacters(pieces: Pieces, length: number, flags: number): string {
  let text = "";
  let wide = (flags & WIDE) === WIDE;
  for (;;) {
    const bytes = pieces.some((length - text.length) * (wide ? 2 : 1));
    text += characters(bytes, wide);
    if (text.length >= length || pieces.atEnd()) return text;
    wide = (pieces.number(1) & WIDE) === WIDE;
  }
}

/** Reads so many bytes, or as many as there are. */
export function readBytes(pieces: Pieces, length: number): Uint8Array {
  const bytes: number[] = [];
  while (bytes.length < length && !pieces.atEnd()) bytes.push(pieces.number(1));
  return Uint8Array.from(bytes);
}

/** UTF-16 in two bytes a character, or in one where every character is below 256. */
export function characters(bytes: Uint8Array, wide: boolean): string {
  if (wide) return new TextDecoder("utf-16le", { ignoreBOM: true }).decode(bytes);
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}

/** Starts reading a record and those that continue it. */
export function openPieces(data: readonly DataView[]): Pieces {
  let piece = 0;
  let at = 0;
  const settle = () => {
    while (piece < data.length && at >= (data[piece]?.byteLength ?? 0)) {
      piece += 1;
      at = 0;
    }
  };
  const some = (count: number) => {
    const view = data[piece];
    if (view === undefined) return new Uint8Array(0);
    const length = Math.min(count, view.byteLength - at);
    const bytes = new Uint8Array(view.buffer, view.byteOffset + at, length);
    at += length;
    return bytes;
  };
  const atEnd = () => {
    settle();
    return piece >= data.length;
  };
  const number = (bytes: number) => {
    let value = 0;
    for (let place = 0; place < bytes && !atEnd(); place += 1) value += (some(1)[0] ?? 0) * 256 ** place;
    return value;
  };
  const skip = (count: number) => {
    for (let left = count; left > 0 && !atEnd(); ) left -= some(left).length;
  };
  return { atEnd, some, number, skip };
}

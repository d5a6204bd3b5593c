import { characters, openPieces, readBytes, readCharacters } from "./text-pieces.ts";

/** How a stream writes text: Excel 97 to 2003 in UTF-16, Excel 5 and 95 in a code page. */
export interface BiffText {
  /** Reads a text whose length stands before it in one or two bytes. */
  read(data: DataView, at: number, lengthBytes: 1 | 2): string;
  /** Reads a text, its length before it in two bytes, that may go on in further records. */
  readContinued(data: readonly DataView[]): string;
}

const CODE_PAGES: Readonly<Record<number, string>> = {
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  1200: "utf-16le",
  10000: "macintosh",
  32768: "macintosh",
  65001: "utf-8",
};

/** Texts of Excel 97 to 2003 (MS-XLS 2.5.294): a flag says one byte a character or two. */
export const unicodeText: BiffText = {
  read: (data, at, lengthBytes) => {
    const length = lengthAt(data, at, lengthBytes);
    const wide = (byteAt(data, at + lengthBytes) & 1) === 1;
    return characters(bytesAt(data, at + lengthBytes + 1, wide ? length * 2 : length), wide);
  },
  readContinued: (data) => {
    const pieces = openPieces(data);
    return readCharacters(pieces, pieces.number(2), pieces.number(1));
  },
};

/** Texts of Excel 5 and 95, in the code page the workbook states. */
export function codePageText(codePage: number): BiffText {
  const windows = codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : undefined;
  const decoder = new TextDecoder(windows ?? CODE_PAGES[codePage] ?? "windows-1252");
  return {
    read: (data, at, lengthBytes) => decoder.decode(bytesAt(data, at + lengthBytes, lengthAt(data, at, lengthBytes))),
    readContinued: (data) => {
      const pieces = openPieces(data);
      return decoder.decode(readBytes(pieces, pieces.number(2)));
    },
  };
}

function lengthAt(data: DataView, at: number, lengthBytes: 1 | 2): number {
  if (lengthBytes === 1) return byteAt(data, at);
  return at + 2 <= data.byteLength ? data.getUint16(at, true) : 0;
}

function byteAt(data: DataView, at: number): number {
  return at < data.byteLength ? data.getUint8(at) : 0;
}

function bytesAt(data: DataView, at: number, length: number): Uint8Array {
  const from = Math.min(at, data.byteLength);
  return new Uint8Array(data.buffer, data.byteOffset + from, Math.min(length, data.byteLength - from));
}

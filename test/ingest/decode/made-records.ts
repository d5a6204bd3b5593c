import { zipOf } from "./made-files.ts";

/** A byte, a text of one byte a character, or bytes. */
export type Piece = number | string | readonly number[] | Uint8Array;

/** Pieces one after another. */
export function bytesOf(...parts: readonly Piece[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => {
      if (typeof part === "number") return [part];
      return typeof part === "string" ? Array.from(part, (character) => character.charCodeAt(0)) : Array.from(part);
    }),
  );
}

/** A number in two or four bytes, the lowest first. */
export function low(value: number, bytes: 2 | 4): readonly number[] {
  return Array.from({ length: bytes }, (_, place) => Math.floor(value / 256 ** place) % 256);
}

/** One record of a worksheet stream of 1995 to 2003. */
export function biffRecord(type: number, ...data: readonly Piece[]): Uint8Array {
  const bytes = bytesOf(...data);
  return bytesOf(low(type, 2), low(bytes.length, 2), bytes);
}

const GLOBALS = biffRecord(0x809, low(0x600, 2), low(5, 2), low(0, 4), low(0, 4), low(0, 4));
const SHEET = biffRecord(0x809, low(0x600, 2), low(0x10, 2), low(0, 4), low(0, 4), low(0, 4));
const END = biffRecord(0x0a);

/**
 * A worksheet stream of 1997 to 2003 with one sheet, `Return`: records of the workbook, of the sheet, and what stands
 * before all others.
 */
export function biffOf(
  workbook: readonly Uint8Array[],
  sheet: readonly Uint8Array[],
  first: Uint8Array = new Uint8Array(0),
): Uint8Array {
  const listed = (at: number) => biffRecord(0x85, low(at, 4), 0, 0, 6, 0, "Return");
  const length = [GLOBALS, first, listed(0), ...workbook, END].reduce((sum, record) => sum + record.length, 0);
  return bytesOf(...[GLOBALS, first, listed(length), ...workbook, END, SHEET, ...sheet, END]);
}

/** One record of a part of a binary workbook. */
export function xlsbRecord(type: number, ...data: readonly Piece[]): Uint8Array {
  const bytes = bytesOf(...data);
  const length = [
    (bytes.length % 128) | 128,
    (Math.floor(bytes.length / 128) % 128) | 128,
    Math.floor(bytes.length / 16384),
  ];
  return bytesOf(type < 128 ? [type] : [(type % 128) | 128, type >> 7], length, bytes);
}

/** A text of a binary workbook, its length before it; undefined is none at all. */
export function wide(text: string | undefined): Uint8Array {
  if (text === undefined) return bytesOf(low(0xffffffff, 4));
  return bytesOf(low(text.length, 4), ...Array.from(text, (character) => low(character.charCodeAt(0), 2)));
}

/** The record that lists a sheet of a binary workbook, and the part it leads to. */
export function xlsbSheet(name: string, link: string | undefined): Uint8Array {
  return xlsbRecord(156, low(0, 4), low(1, 4), wide(link), wide(name));
}

const FIVE = xlsbRecord(2, low(0, 4), low(0, 4), low((5 << 2) | 2, 4));

/** A binary workbook of these records, with one part for a sheet, which is linked as `rId1` and has one cell. */
export function xlsbOf(workbook: readonly Uint8Array[], cell = FIVE): Uint8Array {
  const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
  const row = xlsbRecord(0, low(0, 4), low(0, 4), low(0, 4), 0);
  return zipOf({
    "xl/workbook.bin": bytesOf(...workbook),
    "xl/_rels/workbook.bin.rels": `<Relationships><Relationship Id="rId1" Type="${type}" Target="worksheets/sheet1.bin"/></Relationships>`,
    "xl/worksheets/sheet1.bin": bytesOf(row, cell),
  });
}

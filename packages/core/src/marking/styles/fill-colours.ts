import type { Severity } from "../../findings/severity.ts";

/** A fill of ours: what it says, and which fill the cell had before, by its number in the marking's record. */
export interface OurFill {
  readonly severity: Severity;
  readonly before: number;
}

/**
 * For dark text and for light text. Each differs from the others in hue and in luminance (pale: about 164, 193
 * and 221 of 255; deep: 27, 66 and 95), so that they can be told apart in greyscale and without colour vision.
 */
const COLOURS: Readonly<Record<Severity, readonly [pale: number, deep: number]>> = {
  error: [0xf09090, 0x800000],
  query: [0xf0c040, 0x604000],
  note: [0xd0e0e8, 0x107078],
};

/** How many fills can be told from each other by the colour that took their place. */
export const MOST_BEFORE = 512;

/**
 * The colour of a cell, as `FFRRGGBB`. The number of the fill the cell had before is in the lowest three bits of
 * red, green and blue, too little to be seen: so a colour says what it replaced wherever the cell is moved to,
 * and whatever a spreadsheet program does to the list of styles when it saves.
 */
export function fillColour({ severity, before }: OurFill, lightText: boolean): string {
  const base = COLOURS[severity][lightText ? 1 : 0];
  const spread = ((before & 0o700) << 10) | ((before & 0o070) << 5) | (before & 0o007);
  return `FF${(base | spread).toString(16).toUpperCase().padStart(6, "0")}`;
}

/** Reads a colour of ours; undefined for any other. */
export function readFillColour(colour: string): OurFill | undefined {
  if (!/^FF[0-9A-F]{6}$/i.test(colour)) return undefined;
  const value = Number.parseInt(colour.slice(2), 16);
  const base = value & 0xf8f8f8;
  const before = ((value >> 10) & 0o700) | ((value >> 5) & 0o070) | (value & 0o007);
  for (const severity of ["error", "query", "note"] as const) {
    if (COLOURS[severity].includes(base)) return { severity, before };
  }
  return undefined;
}

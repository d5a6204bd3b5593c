import { resolveAuthority } from "../../authorities/resolve.ts";
import { cellAddress } from "../decode/address.ts";
import type { Sheet } from "../decode/workbook.ts";
import { cellText } from "./sheet-cells.ts";

/** Rows and columns from the corner of a sheet in which a title stands. */
const TITLE_ROWS = 8;
const TITLE_COLUMNS = 6;
/** Further right stands the heading of some columns, which may be a word that is also a place. */
const LAST_TITLE_COLUMN = 1;
const LONGEST_TITLE = 120;
const SEPARATORS = /\s+[-\u2013\u2014]\s+|[_,:;()|.\d]+/;
/** A title that goes on after the name: `… Council survey return`. */
const LEADING = /^(.{3,60}?\b(?:council|borough|corporation))\b/i;
/** A title that begins before the name: `Payments by … Council`. */
const BEFORE_NAME = /\b(?:by|for|from|of)\s+/gi;

/** What stands alone over a table, or is the name of a sheet. */
export interface Title {
  readonly text: string;
  readonly sheet?: string;
  readonly cell?: string;
}

/** A council a title is the name of. */
export interface TitleCouncil {
  readonly code: string;
  /** Name on the register. */
  readonly found: string;
  readonly title: Title;
}

/** The councils that titles, or parts of them, are the names of on a day (`YYYY-MM-DD`), each once a title. */
export function councilsInTitles(titles: readonly Title[], day: string): TitleCouncil[] {
  return titles.flatMap((title) => {
    const codes = new Map(councilsIn(title.text, day));
    return [...codes].map(([code, found]) => ({ code, found, title }));
  });
}

/** The titles of a visible sheet: its name, and texts that stand alone in a row at its top left. */
export function titlesOf({ name, visibility, rows }: Sheet): Title[] {
  if (visibility !== "visible") return [];
  const cells = rows.slice(0, TITLE_ROWS).flatMap((row, r): Title[] => {
    const filled = (row ?? [])
      .slice(0, TITLE_COLUMNS)
      .flatMap((cell, c) => (cell?.kind === "text" ? [{ cell, c }] : []));
    const [only] = filled;
    if (only === undefined || only.c > LAST_TITLE_COLUMN || filled.length > 1) return [];
    const text = cellText(only.cell);
    return text.length > LONGEST_TITLE ? [] : [{ text, sheet: name, cell: cellAddress(r, only.c) }];
  });
  return [...(name === "" ? [] : [{ text: name, sheet: name }]), ...cells];
}

/** Councils, by code, that a part of a title is the name of. */
function councilsIn(title: string, day: string): [string, string][] {
  const parts = title.split(SEPARATORS).map((part) => part.trim());
  const texts = parts.flatMap((part) => [part, ...namesWithin(part)]).filter((text) => /\p{L}{3}/u.test(text));
  return texts.flatMap((text): [string, string][] => {
    const resolution = resolveAuthority(text, day, { near: false });
    return resolution.kind === "found" ? [[resolution.authority.code, resolution.authority.name]] : [];
  });
}

/** What may be a name in a longer title: it says `council` or the like, so that no word that is also a place is one. */
function namesWithin(part: string): string[] {
  const after = [...part.matchAll(BEFORE_NAME)].map(({ index, 0: { length } }) => part.slice(index + length));
  const ends = after.filter((text) => LEADING.test(text));
  return [...ends, ...[part, ...ends].flatMap((text) => LEADING.exec(text)?.[1] ?? [])];
}

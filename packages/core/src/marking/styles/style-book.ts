import type { Severity } from "../../findings/severity.ts";
import type { Vocabulary } from "../parts/vocabulary.ts";
import { idIn, solidFill, withFill } from "./cell-format.ts";
import { describeFill, NO_FILL } from "./describe-fill.ts";
import { fillColour, MOST_BEFORE } from "./fill-colours.ts";
import { isLightFont } from "./is-light-font.ts";
import { type Look, lookXml } from "./looks.ts";
import { originalStyles } from "./original-styles.ts";
import { openStyleLists, type StyleLists } from "./style-lists.ts";

/** What fills of ours replaced, by the number their colour carries. Number 0 is no fill. */
export type FillRecord = ReadonlyMap<number, string>;

/** The styles of a workbook while it is marked. A style is the number cells have as `s`. */
export interface StyleBook {
  /** The same style with the fill of a severity. */
  marked(style: number, severity: Severity): number;
  /** The style a cell had before an earlier marking; the style itself where it is none of ours. */
  original(style: number): number;
  /** A style of the sheet that is added. */
  own(look: Look): number;
  record(): FillRecord;
  text(): string;
}

/** What is known of an earlier marking: its record, that it lost its record, or that there was none. */
export type EarlierFills = FillRecord | "lost" | undefined;

/** Spreadsheet programs open no more than 65,490. */
const MOST_STYLES = 64_000;

/** Opens a styles part; a plain one is made where there is none. */
export function openStyleBook(source: string | undefined, vocabulary: Vocabulary, earlier: EarlierFills): StyleBook {
  const lists = openStyleLists(source, vocabulary);
  const record = new Map([[0, NO_FILL], ...(earlier === "lost" ? [] : (earlier ?? []))]);
  const restore = earlier === undefined ? (style: number) => style : remember(originalStyles(lists, earlier));
  const mark = {
    error: remember((style: number) => markStyle(lists, record, style, "error")),
    query: remember((style: number) => markStyle(lists, record, style, "query")),
    note: remember((style: number) => markStyle(lists, record, style, "note")),
  };
  return {
    marked: (style, severity) => mark[severity](style),
    original: restore,
    own: remember((look: Look) => lists.cellFormats.place(lookXml(look, lists))),
    record: () => record,
    text: lists.text,
  };
}

function remember<K>(make: (key: K) => number): (key: K) => number {
  const known = new Map<K, number>();
  return (key) => {
    const found = known.get(key) ?? make(key);
    known.set(key, found);
    return found;
  };
}

function markStyle(lists: StyleLists, record: Map<number, string>, style: number, severity: Severity): number {
  const { cellFormats, fills, fonts, prefix } = lists;
  const format = cellFormats.at(style) ?? cellFormats.at(0) ?? "";
  if (cellFormats.length() >= MOST_STYLES) return style;
  const fill = fills.at(idIn(format, "fillId"));
  const before = numberOfFill(record, fill === undefined ? NO_FILL : describeFill(fill));
  const font = fonts.at(idIn(format, "fontId"));
  const colour = fillColour({ severity, before }, font !== undefined && isLightFont(font));
  return cellFormats.place(withFill(format, fills.place(solidFill(colour, prefix))));
}

/** Fills beyond those a colour can tell apart are recorded as none. */
function numberOfFill(record: Map<number, string>, description: string): number {
  for (const [number, known] of record) if (known === description) return number;
  let next = 0;
  while (record.has(next)) next += 1;
  if (next >= MOST_BEFORE) return 0;
  record.set(next, description);
  return next;
}

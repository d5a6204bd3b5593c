import { booleanCell, errorCell, textCell, uncalculatedCell } from "../cells.ts";
import { isoDateCell } from "../iso-date-cell.ts";
import type { NumberStyle, StyleLookup } from "../number-format/number-style.ts";
import { damaged } from "../unreadable.ts";
import type { Cell } from "../workbook.ts";
import { unescapeOffice } from "../xml/xml-text.ts";
import type { SharedCells } from "./read-strings.ts";

/** A cell as its XML has it. */
export interface CellXml {
  /** `n`, `s`, `str`, `inlineStr`, `b`, `e` or `d` (ECMA-376 18.18.11). */
  readonly type: string;
  readonly style: number;
  readonly value: string | undefined;
  readonly inline: string | undefined;
  readonly formula: boolean;
}

/** What cells of every sheet refer to. */
export interface SheetContext {
  readonly styleOf: StyleLookup;
  readonly strings: SharedCells;
}

/**
 * Turns a cell's XML into a cell; undefined where it is blank, as a formula is whose result is an empty text. Programs that
 * write formulas and do not work them out leave the value out or empty, and say nothing of its type.
 */
export function xlsxCell(cell: CellXml, context: SheetContext): Cell | undefined {
  const { type, style, value, inline, formula } = cell;
  if (inline !== undefined && (value === undefined || type === "inlineStr")) return textCell(inline, formula);
  if (value === undefined || value === "") return formula && type !== "str" ? uncalculatedCell() : undefined;
  if (type === "n") return plainCell(value, formula, context.styleOf(style));
  if (type === "s") return sharedCell(value, formula, context.strings);
  if (type === "b") return booleanCell(value.trim() === "1" || value.trim() === "true", formula);
  if (type === "e") return errorCell(value.trim(), formula);
  if (type === "d") return isoDateCell(value.trim(), { format: context.styleOf(style).format, formula });
  return textCell(unescapeOffice(value), formula);
}

/** The cell of a value stored as a number; of a text where it is none. */
export function plainCell(value: string, formula: boolean, style: NumberStyle): Cell | undefined {
  const number = Number(value);
  if (!Number.isFinite(number) || (number === 0 && value.trim() === "")) return textCell(value, formula);
  return style.cell(number, formula);
}

/** The cell of a shared text, by its number. Throws `Unreadable` where there is none. */
export function sharedCell(value: string | number, formula: boolean, strings: SharedCells): Cell | undefined {
  const index = Number(value);
  const cell = strings[index];
  if (cell === undefined && !(index in strings))
    throw damaged("xlsx", "a cell refers to a text that is not in the file");
  return formula && cell !== undefined ? { ...cell, formula } : cell;
}

import { booleanCell, errorCell, numberCell, textCell } from "../cells.ts";
import { isoDateCell } from "../iso-date-cell.ts";
import { GENERAL } from "../number-format/number-format.ts";
import { damaged } from "../unreadable.ts";
import type { Cell } from "../workbook.ts";
import { unescapeOffice } from "../xml/xml-text.ts";
import type { SharedCells } from "./read-strings.ts";
import type { Styles } from "./read-styles.ts";

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
  readonly styles: Styles;
  readonly strings: SharedCells;
  readonly date1904: boolean;
}

/** Turns a cell's XML into a cell; undefined where it is blank, as a formula without a kept result is. */
export function xlsxCell({ type, style, value, inline, formula }: CellXml, context: SheetContext): Cell | undefined {
  if (type === "inlineStr" || (inline !== undefined && value === undefined)) {
    return textCell(inline ?? unescapeOffice(value ?? ""), formula);
  }
  if (value === undefined || value === "") return undefined;
  if (type === "s") return sharedCell(value, formula, context.strings);
  if (type === "b") return booleanCell(value.trim() === "1" || value.trim() === "true", formula);
  if (type === "e") return errorCell(value.trim(), formula);
  if (type === "str") return textCell(unescapeOffice(value), formula);
  const format = context.styles[style] ?? GENERAL;
  if (type === "d") return isoDateCell(value.trim(), { format, date1904: context.date1904, formula });
  const number = Number(value);
  if (!Number.isFinite(number) || value.trim() === "") return textCell(value, formula);
  return numberCell(number, { format, date1904: context.date1904, formula });
}

function sharedCell(value: string, formula: boolean, strings: SharedCells): Cell | undefined {
  const index = Number(value);
  if (!(index in strings)) throw damaged("xlsx", "a cell refers to a text that is not in the file");
  const cell = strings[index];
  return formula && cell !== undefined ? { ...cell, formula } : cell;
}

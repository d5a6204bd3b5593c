import { booleanCell, errorCell, textCell, uncalculatedCell } from "../cells.ts";
import { isoDateCell } from "../iso-date-cell.ts";
import type { NumberStyle } from "../number-format/number-style.ts";
import type { Cell } from "../workbook.ts";
import { readText } from "../xml/read-text.ts";
import { skipElement } from "../xml/skip-element.ts";
import type { XmlReader } from "../xml/xml-reader.ts";

/** What cells of every worksheet refer to. */
export interface XmlCellContext {
  /** The number format of a style, by its id. */
  styleOf(id: string): NumberStyle;
}

/** Reads the cell just opened up to its end tag; undefined where it is blank. */
export function readCell(xml: XmlReader, context: XmlCellContext): Cell | undefined {
  const formula = xml.attribute("Formula") !== undefined;
  const style = context.styleOf(xml.attribute("StyleID") ?? "Default");
  let type: string | undefined;
  let text = "";
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    if (event === "text") continue;
    const name = xml.name();
    if (event === "close") {
      if (name === "Cell") break;
    } else if (name === "Data") {
      type = xml.attribute("Type") ?? "String";
      text = readText(xml);
    } else skipElement(xml);
  }
  if (type === undefined) return formula ? uncalculatedCell() : undefined;
  return cellOf({ type, text, formula }, style);
}

interface CellData {
  readonly type: string;
  readonly text: string;
  readonly formula: boolean;
}

function cellOf({ type, text, formula }: CellData, style: NumberStyle): Cell | undefined {
  if (text.trim() === "") return undefined;
  if (type === "Boolean") return booleanCell(text.trim() === "1", formula);
  if (type === "Error") return errorCell(text.trim(), formula);
  if (type === "DateTime") return isoDateCell(text.trim(), { format: style.format, formula });
  const number = Number(text);
  if (type !== "Number" || !Number.isFinite(number)) return textCell(text, formula);
  return style.cell(number, formula);
}

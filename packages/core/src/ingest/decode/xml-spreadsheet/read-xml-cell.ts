import { booleanCell, errorCell, numberCell, textCell } from "../cells.ts";
import { isoDateCell } from "../iso-date-cell.ts";
import type { NumberFormat } from "../number-format/number-format.ts";
import type { Cell } from "../workbook.ts";
import { readText } from "../xml/read-text.ts";
import { skipElement } from "../xml/skip-element.ts";
import type { XmlReader } from "../xml/xml-reader.ts";

/** What cells of every worksheet refer to. */
export interface XmlCellContext {
  /** The number format of a style, by its id. */
  formatOf(style: string): NumberFormat;
}

/** Reads the cell just opened up to its end tag; undefined where it is blank. */
export function readCell(xml: XmlReader, context: XmlCellContext): Cell | undefined {
  const formula = xml.attribute("Formula") !== undefined;
  const format = context.formatOf(xml.attribute("StyleID") ?? "Default");
  let type = "String";
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
  return cellOf(type, text, { format, date1904: false, formula });
}

function cellOf(type: string, text: string, context: Parameters<typeof numberCell>[1]): Cell | undefined {
  if (text.trim() === "") return undefined;
  if (type === "Boolean") return booleanCell(text.trim() === "1", context.formula);
  if (type === "Error") return errorCell(text.trim(), context.formula);
  if (type === "DateTime") return isoDateCell(text.trim(), context);
  const number = Number(text);
  if (type !== "Number" || !Number.isFinite(number)) return textCell(text, context.formula);
  return numberCell(number, context);
}

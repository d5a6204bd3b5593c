import { booleanCell, errorCell, isErrorText, textCell, uncalculatedCell } from "../cells.ts";
import { isoDateCell, withContext } from "../iso-date-cell.ts";
import type { FormatTable } from "../number-format/format-table.ts";
import type { Cell } from "../workbook.ts";
import type { XmlReader } from "../xml/xml-reader.ts";
import { codeOf, type OdsStyles } from "./read-styles.ts";
import { readCellText } from "./read-text.ts";

/** What cells of every table refer to. */
export interface OdsContext {
  readonly styles: OdsStyles;
  readonly formats: FormatTable;
}

/** Formats of values that say their kind and whose style says no more. */
const USUAL: Readonly<Record<string, string>> = { percentage: "0.00%", time: "hh:mm:ss" };

/** Reads the cell just opened (OpenDocument 1.3 part 3, 9.1.4) up to its end tag; undefined where it is blank. */
export function readOdsCell(xml: XmlReader, { styles, formats }: OdsContext): Cell | undefined {
  const stated = xml.attribute("value-type");
  const type = stated ?? "string";
  const value = statedValue(xml, type);
  const formula = xml.attribute("formula") !== undefined;
  const code = codeOf(xml.attribute("style-name"), styles) ?? USUAL[type] ?? "";
  const paragraphs = readCellText(xml, "table-cell");
  // A result that is an empty text is written by some as an empty paragraph, and nothing of its kind.
  if (formula && paragraphs === undefined && stated === undefined) return uncalculatedCell();
  const text = paragraphs ?? "";
  if (formula && isErrorText(text)) return errorCell(text, formula);
  if (type === "boolean") return booleanCell(value === "true", formula);
  const style = formats.byCode(code);
  const { format } = style;
  const shown = text.trim();
  const context = shown === "" ? { format, formula } : { format, formula, shown };
  if (type === "date") return isoDateCell(value ?? "", context);
  const number = type === "time" ? dayShare(value ?? "") : Number(value);
  if (type === "string" || value === undefined || !Number.isFinite(number)) {
    return textCell(text === "" ? (value ?? "") : text, formula);
  }
  // Some writers store a date as its serial number and leave it to the style to say so.
  if (format.isDate && type !== "time") return style.cell(number, formula);
  return withContext({ kind: "number", value: number, shown: context.shown ?? format.show(number).trim() }, context);
}

function statedValue(xml: XmlReader, type: string): string | undefined {
  const attribute = { string: "string-value", boolean: "boolean-value", date: "date-value", time: "time-value" }[type];
  return xml.attribute(attribute ?? "value");
}

/** Reads a duration (`PT12H30M00S`) as a share of a day, the way spreadsheets store it. */
function dayShare(duration: string): number {
  const match = /^(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(duration);
  if (match === null) return Number.NaN;
  const [, sign, hours = "0", minutes = "0", seconds = "0"] = match;
  const share = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
  return sign === "-" ? -share : share;
}

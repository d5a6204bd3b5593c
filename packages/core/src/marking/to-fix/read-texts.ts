import { openBudget } from "../../ingest/decode/budget.ts";
import { readAddress } from "../../ingest/decode/read-address.ts";
import type { Cell, Sheet } from "../../ingest/decode/workbook.ts";
import { readStrings } from "../../ingest/decode/xlsx/read-strings.ts";
import { unescapeOffice, unescapeXml } from "../../ingest/decode/xml/xml-text.ts";
import { defaultLimits } from "../../ingest/limits.ts";
import type { Book } from "../parts/book.ts";
import type { Parts } from "../parts/parts.ts";
import { COLUMNS, ROWS } from "../sheet/cell-marks.ts";
import { attributeOf } from "../xml/attributes.ts";
import { childOf, childrenOf, readElements, type XmlElement } from "../xml/elements.ts";

/** Reads the texts of a worksheet part, which is all there is on the sheet that marking adds. */
export function readTexts(parts: Parts, book: Book, part: string): Sheet {
  const source = parts.text(part) ?? "";
  const strings = readStrings(parts.zip, book.stringsPart, openBudget(defaultLimits));
  const rows: (Cell | undefined)[][] = [];
  for (const row of childrenOf(childOf(readElements(source), "sheetData"), "row")) {
    for (const cell of childrenOf(row, "c")) {
      const place = readAddress(attributeOf(source, cell, "r") ?? "");
      const text = sharedText(source, cell, strings) ?? inlineText(source, cell);
      if (place === undefined || text === "" || place.row >= ROWS || place.column >= COLUMNS) continue;
      rows[place.row] ??= [];
      (rows[place.row] ?? [])[place.column] = { kind: "text", value: text, shown: text };
    }
  }
  return { name: "", visibility: "visible", rows: Array.from(rows), merges: [] };
}

function sharedText(source: string, cell: XmlElement, strings: readonly (Cell | undefined)[]): string | undefined {
  if (attributeOf(source, cell, "t") !== "s") return undefined;
  const index = Number(textOf(source, childOf(cell, "v")));
  return String(strings[index]?.value ?? "");
}

/** A text as it is written in the cell, in one piece or in runs. */
function inlineText(source: string, cell: XmlElement): string {
  const inline = childOf(cell, "is");
  const pieces = [inline, ...childrenOf(inline, "r")].map((piece) => textOf(source, childOf(piece, "t")));
  return pieces.join("");
}

function textOf(source: string, element: XmlElement | undefined): string {
  return element === undefined ? "" : unescapeOffice(unescapeXml(source.slice(element.inner, element.close)));
}

import type { Budget } from "../budget.ts";
import { textCell } from "../cells.ts";
import type { Cell } from "../workbook.ts";
import { appendText } from "../xml/append-text.ts";
import { readText } from "../xml/read-text.ts";
import { skipElement } from "../xml/skip-element.ts";
import type { XmlReader } from "../xml/xml-reader.ts";
import { unescapeOffice } from "../xml/xml-text.ts";
import type { Zip } from "../zip/open-zip.ts";
import { readPart } from "../zip/read-part.ts";

/** The texts cells share, as cells: one text is one object however often it is used. Blank ones are undefined. */
export type SharedCells = readonly (Cell | undefined)[];

/** Reads the shared strings part (ECMA-376 18.4); none where there is no such part. */
export function readStrings(zip: Zip, part: string | undefined, budget: Budget): SharedCells {
  const xml = readPart(zip, part, { format: "xlsx", budget });
  if (xml === undefined) return [];
  const cells: (Cell | undefined)[] = [];
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    if (event !== "open" || !xml.is("si")) continue;
    budget.kept(1);
    cells.push(textCell(readRichText(xml, "si")));
  }
  return cells;
}

/**
 * Reads the text of the element just opened, up to its end tag: its own `t`, or else its runs
 * joined. Phonetic readings (`rPh`) are no part of the text.
 */
export function readRichText(xml: XmlReader, element: string): string {
  let plain: string | undefined;
  let runs = "";
  let inRun = false;
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    if (event === "text") continue;
    if (xml.is("r")) inRun = event === "open";
    else if (event === "close") {
      if (xml.is(element)) break;
    } else if (xml.is("rPh")) skipElement(xml);
    else if (xml.is("t")) {
      const text = readText(xml);
      if (inRun) runs = appendText(runs, text, xml);
      else plain = appendText(plain ?? "", text, xml);
    }
  }
  return unescapeOffice(plain ?? runs);
}

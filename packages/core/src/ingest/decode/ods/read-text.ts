import { appendText } from "../xml/append-text.ts";
import { skipElement } from "../xml/skip-element.ts";
import type { XmlReader } from "../xml/xml-reader.ts";

const MOST_SPACES = 1000;

/**
 * Reads the text of the cell just opened, up to its end tag: paragraphs joined by line ends,
 * white space folded as OpenDocument asks (part 3, 6.1.2). Notes and drawings that hang on the
 * cell are no part of its text.
 */
export function readCellText(xml: XmlReader, element: string): string {
  const paragraphs: string[] = [];
  let text = "";
  let depth = 0;
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    if (event === "text") {
      if (depth > 0) text = appendText(text, xml.text().replace(/[ \t\r\n]+/g, " "), xml);
      continue;
    }
    const name = xml.name();
    if (name === "p" || name === "h") {
      depth += event === "open" ? 1 : -1;
      if (depth === 0) {
        paragraphs.push(text);
        text = "";
      }
    } else if (event === "close") {
      if (name === element && depth === 0) break;
    } else if (depth === 0) skipElement(xml);
    else text = appendText(text, inlineText(xml, name), xml);
  }
  return paragraphs.join("\n");
}

function inlineText(xml: XmlReader, name: string): string {
  if (name === "s") return " ".repeat(Math.min(Number(xml.attribute("c") ?? 1) || 1, MOST_SPACES));
  if (name === "tab") return "\t";
  if (name === "line-break") return "\n";
  if (name === "annotation" || name === "frame" || name === "note") skipElement(xml);
  return "";
}

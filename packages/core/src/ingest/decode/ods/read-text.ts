import { appendText } from "../xml/append-text.ts";
import { skipElement } from "../xml/skip-element.ts";
import type { XmlReader } from "../xml/xml-reader.ts";

const MOST_SPACES = 1000;

/**
 * Reads the text of the cell just opened, up to its end tag: paragraphs joined by line ends,
 * white space folded as OpenDocument asks (part 3, 6.1.2); undefined where there is none. Notes and
 * drawings that hang on the cell are no part of its text.
 */
export function readCellText(xml: XmlReader, element: string): string | undefined {
  let text = "";
  let paragraphs = 0;
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    if (event === "text") continue;
    if (event === "close") {
      if (xml.is(element)) break;
    } else if (xml.is("p") || xml.is("h")) {
      if (paragraphs > 0) text = appendText(text, "\n", xml);
      paragraphs += 1;
      text = appendText(text, readParagraph(xml), xml);
    } else skipElement(xml);
  }
  return paragraphs === 0 ? undefined : text;
}

/** Reads the paragraph just opened up to its end tag. */
function readParagraph(xml: XmlReader): string {
  let text = "";
  let depth = 1;
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    if (event === "text") text = appendText(text, xml.text().replace(/[ \t\r\n]+/g, " "), xml);
    else if (event === "close") depth -= 1;
    else if (xml.is("annotation") || xml.is("frame") || xml.is("note")) skipElement(xml);
    else {
      depth += 1;
      text = appendText(text, blankText(xml), xml);
    }
    if (depth === 0) break;
  }
  return text;
}

/** White space that is written as an element. */
function blankText(xml: XmlReader): string {
  if (xml.is("s")) return " ".repeat(Math.min(Math.max(Number(xml.attribute("c") ?? 1) || 1, 0), MOST_SPACES));
  if (xml.is("tab")) return "\t";
  return xml.is("line-break") ? "\n" : "";
}

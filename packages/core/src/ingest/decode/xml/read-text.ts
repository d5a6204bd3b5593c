import { appendText } from "./append-text.ts";
import type { XmlReader } from "./xml-reader.ts";

/** Reads the text of the element just opened up to its end tag, whatever mark-up is in it. */
export function readText(xml: XmlReader): string {
  let text = "";
  let depth = 1;
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    if (event === "text") text = appendText(text, xml.text(), xml);
    else depth += event === "open" ? 1 : -1;
    if (depth === 0) break;
  }
  return text;
}

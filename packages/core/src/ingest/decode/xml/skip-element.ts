import type { XmlReader } from "./xml-reader.ts";

/** Passes over the element just opened and everything in it. */
export function skipElement(xml: XmlReader): void {
  let depth = 1;
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    if (event === "open") depth += 1;
    else if (event === "close") depth -= 1;
    if (depth === 0) return;
  }
}

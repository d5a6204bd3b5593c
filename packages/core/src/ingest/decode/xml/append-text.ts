import { damaged } from "../unreadable.ts";
import type { XmlReader } from "./xml-reader.ts";

/** Characters of one cell's text: thirty times what Excel takes, and little enough to hold. */
const LONGEST_TEXT = 1024 * 1024;

/** Adds a piece to a cell's text. Throws `Unreadable` where it grows longer than any cell holds. */
export function appendText(text: string, piece: string, xml: XmlReader): string {
  const longer = text + piece;
  if (longer.length > LONGEST_TEXT) throw damaged(xml.format, "a text in it is longer than any cell holds");
  return longer;
}

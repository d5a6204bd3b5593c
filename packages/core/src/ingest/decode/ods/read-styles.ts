import type { Budget } from "../budget.ts";
import type { XmlReader } from "../xml/xml-reader.ts";
import { NUMBER_STYLES, readNumberStyle } from "./read-number-style.ts";

/** Styles of an OpenDocument file, by name, as far as they matter to cells. */
export interface OdsStyles {
  /** Number format codes. */
  readonly codes: Map<string, string>;
  /** Cell style -> the number style it names, or the style it is like. */
  readonly cells: Map<string, { readonly number: string | undefined; readonly parent: string | undefined }>;
  /** Styles of tables that are not shown. */
  readonly hidden: Set<string>;
}

export function noStyles(): OdsStyles {
  return { codes: new Map(), cells: new Map(), hidden: new Set() };
}

/** Adds the styles found up to the start of the document's body, or the end of the part. */
export function collectStyles(xml: XmlReader, styles: OdsStyles, budget: Budget): void {
  let style = "";
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    if (event !== "open") continue;
    const name = xml.name();
    if (name === "body") return;
    if (name === "style") {
      style = xml.attribute("name") ?? "";
      budget.kept(1);
      styles.cells.set(style, { number: xml.attribute("data-style-name"), parent: xml.attribute("parent-style-name") });
    } else if (name === "table-properties") {
      if (xml.attribute("display") === "false") styles.hidden.add(style);
    } else if (NUMBER_STYLES.has(name)) {
      const code = xml.attribute("name") ?? "";
      budget.kept(1);
      styles.codes.set(code, readNumberStyle(xml, styles.codes));
    }
  }
}

/** How many styles may be like one another in a row. */
const LONGEST_CHAIN = 16;

/** The number format code of a cell style; undefined where it has none. */
export function codeOf(name: string | undefined, styles: OdsStyles): string | undefined {
  let at = name;
  for (let steps = 0; at !== undefined && steps < LONGEST_CHAIN; steps += 1) {
    const style = styles.cells.get(at);
    if (style?.number !== undefined) return styles.codes.get(style.number);
    at = style?.parent;
  }
  return undefined;
}

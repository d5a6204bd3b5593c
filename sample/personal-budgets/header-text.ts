import { type Draw, pick } from "../random.ts";
import type { TableStyle } from "./layout.ts";

const MARKS = ["*", " [note 1]", " (1)", "¹"];

/** One of a column's known spellings, dressed as people dress headers. */
export function headerText(draw: Draw, spellings: readonly string[], style: TableStyle["headers"]): string {
  const header = pick(draw, [...spellings.slice(0, 1), ...spellings]);
  if (style === "upper case") return header.toUpperCase();
  if (style === "line break") return header.replace(" ", "\n");
  if (style === "padded") return ` ${header.replaceAll(" ", "  ")} `;
  return style === "footnote mark" && draw() < 0.4 ? header + pick(draw, MARKS) : header;
}

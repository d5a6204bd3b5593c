import type { BookCell } from "../../templates/ooxml/book.ts";
import type { Figure } from "../figure.ts";

/** Digits that a spreadsheet's numbers hold exactly. */
const EXACT_DIGITS = 15;

/** A number as published, with its own places; as text where a spreadsheet would not hold it exactly. */
export function numberCell(text: string): BookCell {
  const [whole = "", places = ""] = text.split(".");
  if (whole.replace("-", "").length + places.length > EXACT_DIGITS) return { value: text, look: "plain" };
  return { value: Number(text), look: "plain", format: places === "" ? "#,##0" : `#,##0.${"0".repeat(places.length)}` };
}

/** The symbol of a status as published tables show it. */
export function symbol(status: string): string {
  return `[${status}]`;
}

/** The value of a figure, or in its place the symbol that says why there is none. */
export function valueCell({ value, status }: Pick<Figure, "value" | "status">): BookCell {
  return value === null ? { value: symbol(status ?? "x"), look: "plain" } : numberCell(value);
}

/** The symbol beside a value that has one, such as an estimate; `none` where there is nothing to say. */
export function statusCell({ value, status }: Pick<Figure, "value" | "status">): BookCell {
  return { value: value === null || status === null ? "none" : symbol(status), look: "plain" };
}

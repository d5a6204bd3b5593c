import { neutralText } from "./neutral-text.ts";

/** A text as a field of a CSV. */
export function textField(text: string): string {
  const safe = neutralText(text);
  return safe === "" || /[",\r\n]/.test(safe) ? `"${safe.replaceAll(/"/g, '""')}"` : safe;
}

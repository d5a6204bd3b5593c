import { rangeAddress } from "../../ingest/decode/address.ts";
import { escapeAttribute, escapeText } from "../../marking/xml/escape.ts";
import type { EntryRule } from "./book.ts";

/** Characters a spreadsheet program shows; with more, it would call the file damaged. */
const LONGEST = { title: 32, prompt: 255, error: 225 } as const;

/** What may be entered where (ECMA-376 18.3.1.33); empty where nothing is said of any cell. */
export function entriesXml(entries: readonly EntryRule[]): string {
  if (entries.length === 0) return "";
  return `<dataValidations count="${entries.length}">${entries.map(entryXml).join("")}</dataValidations>`;
}

function entryXml({ range, rule, strict, title, prompt, errorTitle, error }: EntryRule): string {
  const isList = "list" in rule;
  const words = [
    `errorTitle="${attribute(errorTitle, LONGEST.title)}"`,
    `error="${attribute(error, LONGEST.error)}"`,
    `promptTitle="${attribute(title, LONGEST.title)}"`,
    `prompt="${attribute(prompt, LONGEST.prompt)}"`,
  ];
  return `<dataValidation type="${isList ? "list" : "custom"}" errorStyle="${strict ? "stop" : "warning"}" \
allowBlank="1" showInputMessage="1" showErrorMessage="1" ${words.join(" ")} sqref="${rangeAddress(range)}">\
<formula1>${escapeText(isList ? rule.list : rule.formula)}</formula1></dataValidation>`;
}

function attribute(text: string, longest: number): string {
  return escapeAttribute(cut(text, longest));
}

/** Cut between words where it is too long. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const kept = text.slice(0, longest - 1).toWellFormed();
  const space = kept.lastIndexOf(" ");
  return `${space > longest / 2 ? kept.slice(0, space) : kept}…`;
}

import { insuranceNumber, personalEmail, phoneNumber, postcode } from "./identifiers.ts";
import { nhsNumber } from "./nhs-number.ts";
import { personName } from "./person-name.ts";
import { lineCell } from "./sheet-lines.ts";

/** True where a text by itself could be what the guard keeps out: an identifier, or the name of a person. */
export function readsAsPersonal(text: string): boolean {
  const cell = lineCell({ kind: "text", value: text, shown: text }, 0);
  const readers = [nhsNumber, insuranceNumber, personalEmail, postcode, phoneNumber];
  return readers.some((read) => read(cell) !== undefined) || personName(cell) !== undefined;
}

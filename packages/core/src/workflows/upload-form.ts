import { uploadKey } from "../filing/keys.ts";
import { InputError } from "./input-error.ts";
import { placeOf } from "./place-of.ts";

/** What a form is asked for. */
export interface FormInput {
  readonly collection: string;
  readonly period: string;
  /** Name of the file, with its extension. */
  readonly file: string;
  /** True where the file is only to be tried. */
  readonly checkOnly?: boolean | undefined;
  /** Id of the form, where what is posted with it is to lie under a key of its own. */
  readonly form?: string | undefined;
}

/** What a form is to let in. */
export interface FormPlan {
  readonly key: string;
  readonly type: string;
}

/** Endings of files that are read, and what a browser calls them. */
const TYPES: Readonly<Record<string, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  xlsm: "application/vnd.ms-excel.sheet.macroEnabled.12",
  xlsb: "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
  xls: "application/vnd.ms-excel",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  fods: "application/vnd.oasis.opendocument.spreadsheet-flat-xml",
  csv: "text/csv",
  tsv: "text/tab-separated-values",
  txt: "text/plain",
  xml: "text/xml",
};
const LONGEST_NAME = 150;

/**
 * Where a file of one authority goes, and as what: under the authority's own prefix and nowhere else. Throws `InputError`
 * where the collection, the period or the authority in it does not exist, or the name is none for a return.
 */
export function planForm({ collection, period, file, checkOnly, form }: FormInput, authority: string): FormPlan {
  const { place } = placeOf({ collection, period, authority });
  if (place.authority !== authority) {
    throw new InputError(`Files of ${collection} are not sent by ${authority}, but for ${place.authority}.`);
  }
  const key = uploadKey(place, checkedName(file), form);
  return { key: checkOnly === true ? `check/${key}` : key, type: typeOf(file) };
}

function checkedName(file: string): string {
  // A bucket puts a name of the sender's choice where a key says ${filename}.
  const isLiteral = !file.includes("${");
  const plain = isLiteral && /^[^/\\\p{C}]+$/u.test(file) && !file.startsWith(".") && file.length <= LONGEST_NAME;
  if (plain) return file;
  throw new InputError(
    `Cannot use this file name: give a plain one of up to ${LONGEST_NAME} characters, without folders.`,
  );
}

function typeOf(file: string): string {
  const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? "";
  const type = Object.hasOwn(TYPES, ending) ? TYPES[ending] : undefined;
  if (type !== undefined) return type;
  throw new InputError(`Files of this kind are not read. Send one of: ${Object.keys(TYPES).join(", ")}.`);
}

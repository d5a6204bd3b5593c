/**
 * Codes of the formats that files name by number only (ECMA-376 18.8.30), in the British form
 * where the number means "as the country has it": 14 is `dd/mm/yyyy` and 5 to 8 are pounds.
 */
const BUILTIN: Readonly<Record<number, string>> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  5: "£#,##0;-£#,##0",
  6: "£#,##0;[Red]-£#,##0",
  7: "£#,##0.00;-£#,##0.00",
  8: "£#,##0.00;[Red]-£#,##0.00",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  14: "dd/mm/yyyy",
  15: "dd-mmm-yy",
  16: "dd-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "hh:mm",
  21: "hh:mm:ss",
  22: "dd/mm/yyyy hh:mm",
  37: "#,##0;-#,##0",
  38: "#,##0;[Red]-#,##0",
  39: "#,##0.00;-#,##0.00",
  40: "#,##0.00;[Red]-#,##0.00",
  41: '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-',
  42: '_-£* #,##0_-;-£* #,##0_-;_-£* "-"_-;_-@_-',
  43: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
  44: '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-',
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  48: "##0.0E+0",
  49: "@",
};

/** East Asian formats; elsewhere all but 32 to 35 and 55, 56 are dates. */
const DATES_ELSEWHERE = new Set([27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** The code of a built-in format; `""` (General) where the number has none. */
export function builtinFormat(id: number): string {
  return BUILTIN[id] ?? (DATES_ELSEWHERE.has(id) ? "dd/mm/yyyy" : "");
}

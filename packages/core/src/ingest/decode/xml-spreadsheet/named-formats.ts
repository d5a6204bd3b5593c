/** Number formats that XML spreadsheets name in words, as codes. */
const NAMED: Readonly<Record<string, string>> = {
  "General Number": "",
  "General Date": "dd/mm/yyyy hh:mm",
  "Long Date": "dd mmmm yyyy",
  "Medium Date": "dd-mmm-yy",
  "Short Date": "dd/mm/yyyy",
  "Long Time": "hh:mm:ss",
  "Medium Time": "hh:mm AM/PM",
  "Short Time": "hh:mm",
  Currency: "£#,##0.00;[Red]-£#,##0.00",
  "Euro Currency": "[$€-2] #,##0.00;[Red]-[$€-2] #,##0.00",
  Fixed: "0.00",
  Standard: "#,##0.00",
  Percent: "0.00%",
  Scientific: "0.00E+00",
  "Yes/No": '"Yes";"Yes";"No"',
  "True/False": '"True";"True";"False"',
  "On/Off": '"On";"On";"Off"',
};

/** The code of a number format, given as a code or as one of the names. */
export function namedFormat(format: string): string {
  return Object.hasOwn(NAMED, format) ? (NAMED[format] ?? format) : format;
}

import { countWords } from "./amounts.ts";

/** Words around findings. What a finding says is in the core's own messages. */
export const findingWords = {
  headings: {
    error: "To put right",
    query: "To explain",
    note: "For information",
    answered: "Waived or explained already",
  },
  says: {
    error: "The return does not count while these are there.",
    query: "The return can be right as it is. Correct what is not, and explain what is.",
    note: "Nothing to do if these are right.",
    answered: "Nothing more is asked about these.",
  },
  none: "Nothing was found.",
  since: { new: "New", still: "Still there" },
  waived: (until: string, by: string, reason: string) => `Waived until ${until} by ${by}: ${reason}`,
  explained: (by: string, period: string, text: string) => `Explained by ${by} for ${period}: ${text}`,
  value: (value: string) => `Found: ${value}`,
  everyOne: (count: number) => `Every one of the ${countWords(count, "place")}`,
  wholeFile: "The whole file",
  row: (sheet: string, row: number) => (sheet === "" ? `Row ${row}` : `${sheet}: row ${row}`),
  sheet: (sheet: string) => `Sheet ${sheet}`,
  extract: (sheet: string, where: string) =>
    sheet === "" ? `The cells around ${where}` : `Sheet ${sheet}, the cells around ${where}`,
  rowHead: "Row",
  faulty: "look here:",
  blank: "blank",
  counts: (error: number, query: number, note: number) =>
    [countWords(error, "error"), countWords(query, "query", "queries"), countWords(note, "note")].join(", "),
  table: "Findings by cell",
  columns: { place: "Where", found: "What was found" },
} as const;

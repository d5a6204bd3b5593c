import type { ExamplesOf } from "./examples.ts";
import type { WrongFileFacts } from "./wrong-file-facts.ts";

const people = { sheet: "People", table: "people" };

/** One finding of each code about a wrong file. */
export const wrongFileExamples: ExamplesOf<keyof WrongFileFacts> = {
  "last-period-again": { place: {}, facts: { same: 46, compared: 48, period: "31 March 2009" } },
  "another-authority": {
    place: {},
    facts: { found: "Eastshire", expected: "Westshire", same: 46, compared: 48 },
  },
  "another-collection": {
    place: {},
    facts: { found: "Library loans", expected: "Adult care", headers: 9, own: 2 },
  },
  "columns-swapped": {
    place: { ...people, cell: "C5:D12", column: "ongoing" },
    facts: { first: "Ongoing support", second: "All people", rows: 7, of: 8, period: "31 March 2009" },
  },
  "other-scale": {
    place: { sheet: "Money", cell: "C5", table: "money", column: "spend" },
    facts: {
      titles: ["Money for support", "Direct payments"],
      than: "smaller",
      factor: "1,000",
      cells: 15,
      of: 16,
      now: "£5,410.00",
      before: "£5,210,300.00",
      period: "31 March 2009",
    },
  },
  "rows-shifted": {
    place: { ...people, cell: "C6" },
    facts: {
      way: "down",
      rows: 7,
      of: 7,
      key: "Mental health, 65 and over",
      belongs: "Mental health, 18 to 64",
      period: "31 March 2009",
    },
  },
  "numbers-cut": {
    place: { ...people, cell: "C6:D6" },
    facts: { title: "Ongoing support", rows: 5, parts: ["3", "150"] },
  },
  "rows-on-two-lines": {
    place: { sheet: "Payments", cell: "C5", table: "payments" },
    facts: { title: "Payments", column: "Net amount", rows: 40, of: 80 },
  },
  "personal-data": {
    place: { sheet: "People", cell: "B2:B40" },
    facts: { kind: "NHS numbers", line: "column B", cells: 39 },
  },
};

import type { ExamplesOf } from "./examples.ts";
import type { Place } from "./finding.ts";

const ongoing: Place = { sheet: "People", cell: "C14", row: 14, table: "people", column: "ongoing" };
const group: Place = { sheet: "People", cell: "B14", row: 14, table: "people", column: "group" };

/** Examples of how cells were read, and of cells that hold more, less or other than one value. */
export const readingExamples: ExamplesOf<
  | "two-numbers"
  | "extra-digit"
  | "not-exact"
  | "read-as"
  | "ambiguous-date"
  | "wrong-column"
  | "row-out-of-line"
  | "cells-run-together"
> = {
  "two-numbers": {
    place: ongoing,
    facts: { numbers: ["51,230", "35,415"], expected: "a whole number of people" },
    value: "51,230 (35,415)",
  },
  "extra-digit": {
    place: ongoing,
    facts: { found: "605,7392", number: "605,739", digit: "2", expected: "a whole number of people" },
    value: "605,7392",
  },
  "not-exact": { place: ongoing, facts: { found: "<5", expected: "a whole number of people" }, value: "<5" },
  "read-as": {
    place: { sheet: "Money", cell: "C5", row: 5, table: "money", column: "spend" },
    facts: { found: "£1.2m", read: "£1,200,000.00", because: "short" },
    value: "£1.2m",
  },
  "ambiguous-date": {
    place: { sheet: "People", cell: "D14", row: 14, table: "people", column: "from" },
    facts: { found: "03/04/2010", days: ["2010-04-03", "2010-03-04"] },
    value: "03/04/2010",
  },
  "wrong-column": {
    place: { sheet: "People", cell: "C5:C30", row: 5, table: "people", column: "ongoing" },
    facts: { title: "Ongoing support", expected: "a whole number of people", found: ["yes", "no"], rows: 26 },
  },
  "row-out-of-line": {
    place: { sheet: "People", cell: "B14:H14", row: 14, table: "people" },
    facts: { direction: "right", rows: 1 },
  },
  "cells-run-together": {
    place: group,
    facts: { values: ["Mental health", "420"], columns: ["Client group", "Ongoing support"] },
    value: "Mental health420",
  },
};

import type { FindingCode, FindingFacts, Place } from "./finding.ts";
import type { Names } from "./names.ts";
import { readingExamples } from "./reading-examples.ts";
import { tableExamples } from "./table-examples.ts";
import { wrongFileExamples } from "./wrong-file-examples.ts";

/** One finding of each code named, for the page of findings and for whoever writes its words. */
export type ExamplesOf<C extends FindingCode> = {
  readonly [Code in C]: {
    readonly place: Place;
    readonly facts: FindingFacts[Code];
    readonly value?: string;
  };
};

/** The names the examples are told with. */
export const exampleNames: Names = {
  tables: { people: "People", money: "Money" },
  columns: {
    people: { ongoing: "Ongoing support", group: "Client group", from: "Date from", note: "Comments" },
    money: { spend: "Money for support" },
  },
  notKnown: "..",
};

const none: Place = {};
const ongoing: Place = { sheet: "People", cell: "C14", row: 14, table: "people", column: "ongoing" };
const group: Place = { sheet: "People", cell: "B14", row: 14, table: "people", column: "group" };
const council: Place = { sheet: "Cover", cell: "B2" };

export const examples: ExamplesOf<FindingCode> = {
  "empty-file": { place: none, facts: { bytes: 0 } },
  "wrong-type": { place: none, facts: { found: "a PDF document", kind: "document" } },
  "several-files": { place: none, facts: { files: ["return.xlsx", "last year.xlsx"] } },
  "password-protected": { place: none, facts: { format: "xlsx" } },
  "damaged-file": { place: none, facts: { format: "xlsx", reason: "the archive ends early" } },
  "file-cut-short": {
    place: { cell: "B111", row: 111 },
    facts: { by: "cells", last: "Mental hea", cells: 2, usual: 8 },
  },
  "over-limit": { place: { sheet: "People" }, facts: { limit: "rows", allowed: 1048576, found: 2000000 } },
  "unfiled-upload": { place: none, facts: { key: "return-final.xlsx", reason: "no collection in its path" } },
  "synthetic-data": {
    place: { sheet: "Cover", cell: "A1" },
    facts: { statement: "Synthetic data: not a real return" },
  },
  "other-template": {
    place: { sheet: "Guidance", cell: "A2" },
    facts: { of: "collection", found: "Library loans", expected: "Adult care" },
  },

  ...wrongFileExamples,

  ...tableExamples,

  "unknown-authority": {
    place: council,
    facts: { found: "Estshire", nearest: ["Eastshire", "Westshire"] },
    value: "Estshire",
  },
  "ambiguous-authority": {
    place: council,
    facts: { found: "Northam", candidates: ["Northam City", "Northam County"] },
    value: "Northam",
  },
  "authority-not-then": {
    place: council,
    facts: { found: "Oldshire", day: "2024-03-31", successors: ["North Oldshire", "South Oldshire"] },
    value: "Oldshire",
  },
  "authority-differs": { place: council, facts: { found: "Eastshire", expected: "Westshire" }, value: "Eastshire" },
  "authority-not-stated": { place: none, facts: { labels: ["Council", "Local authority"] } },
  "authority-by-title": {
    place: { sheet: "Payments", cell: "A1" },
    facts: { found: "Westshire", text: "Westshire Council: payments" },
    value: "Westshire Council: payments",
  },
  "wrong-period": {
    place: { sheet: "Cover", cell: "B3" },
    facts: { found: "31 March 2009", expected: "31 March 2010" },
    value: "31 March 2009",
  },

  "blank-cell": { place: ongoing, facts: { expected: "a whole number of people" } },
  "not-a-number": { place: ongoing, facts: { found: "n/k", expected: "a whole number of people" }, value: "n/k" },
  "not-whole": { place: ongoing, facts: { found: "12.5" }, value: "12.5" },
  negative: { place: ongoing, facts: { found: "-5" }, value: "-5" },
  "out-of-range": {
    place: ongoing,
    facts: { found: "81,000,000", least: "0", most: "1,000,000" },
    value: "81,000,000",
  },
  "not-a-date": {
    place: { sheet: "People", cell: "D14", row: 14, table: "people", column: "from" },
    facts: { found: "31/02/2010" },
    value: "31/02/2010",
  },
  "not-in-list": {
    place: group,
    facts: { found: "Older", allowed: ["Learning disability", "Mental health", "Physical disability"] },
    value: "Older",
  },
  "formula-not-calculated": { place: ongoing, facts: {} },
  "error-cell": { place: ongoing, facts: { found: "#REF!" }, value: "#REF!" },
  "too-long": {
    place: { sheet: "People", cell: "K14", row: 14, table: "people", column: "note" },
    facts: { length: 1200, most: 500 },
  },
  ...readingExamples,

  "does-not-add-up": {
    place: ongoing,
    facts: {
      parts: ["At home", "In a day centre", "Both"],
      whole: "Ongoing support",
      sum: "1,249",
      stated: "1,294",
      difference: "45",
    },
    value: "1294",
  },
  exceeds: {
    place: ongoing,
    facts: { smaller: "Ongoing support", larger: "All people", found: "1,294", most: "1,249" },
    value: "1294",
  },
  "total-differs": {
    place: { sheet: "People", cell: "C20", row: 20, table: "people", column: "ongoing" },
    facts: { title: "Ongoing support", sum: "5,120", stated: "5,210", difference: "90" },
    value: "5210",
  },
  "quotient-differs": {
    place: { sheet: "People", cell: "H14", row: 14, table: "people" },
    facts: { title: "Share with ongoing support", computed: "14.7%", stated: "22.0%" },
    value: "22%",
  },
  "tables-disagree": {
    place: { sheet: "Money", cell: "B5", row: 5, table: "money", column: "spend" },
    facts: { left: "Ongoing support", right: "Money for support", leftSum: "1,249", rightSum: "£0.00" },
  },
  "outside-period": {
    place: { sheet: "People", cell: "D14:D16", row: 14, table: "people", column: "from" },
    facts: { title: "From", found: "02/10/2014", rows: 3, period: "September 2014" },
  },
  "changed-much": {
    place: ongoing,
    facts: { title: "Ongoing support", before: "410", now: "1,249", factor: "3.0", period: "31 March 2009" },
    value: "1249",
  },
};

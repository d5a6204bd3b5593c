import { dayLabel } from "../../periods/period.ts";
import type { FindingFacts } from "../finding.ts";
import { listOf } from "../list-of.ts";
import { quote } from "../quote.ts";
import type { WordsFor } from "./words.ts";

/** What is said of how cells were read, and of cells that hold more, less or other than one value. */
export const aboutReadings: WordsFor<
  | "two-numbers"
  | "extra-digit"
  | "not-exact"
  | "read-as"
  | "ambiguous-date"
  | "wrong-column"
  | "row-out-of-line"
  | "cells-run-together"
> = {
  "two-numbers": ({ numbers, expected }, { name, column }) => ({
    message: `Cannot read ${name} as ${expected}: found two numbers, ${listOf(numbers.map(quote))}.`,
    fix: `Enter the one that belongs${column === "" ? " there" : ` under ${quote(column)}`}, by itself.`,
  }),
  "extra-digit": ({ found, number, digit, expected }, { name }) => ({
    message: `Cannot read ${name} as ${expected}: found ${quote(found)}, which has four digits behind its last comma.`,
    fix: `If the ${digit} is the mark of a footnote, enter ${quote(number)}. If it is part of the number, move the comma.`,
  }),
  "not-exact": ({ found, expected }, { name, orNotKnown }) => ({
    message: `Cannot read ${name} as ${expected}: found ${quote(found)}, which is not one exact number.`,
    fix: `Enter the exact number${orNotKnown}.`,
  }),
  "read-as": ({ found, read, because }, { name, column, severity }) => ({
    message: `${sentences[because].message(subjectOf(because, name, column), quote(found), quote(read))}`,
    fix:
      severity === "query"
        ? `Confirm that this is right, or enter ${sentences[because].instead}.`
        : `Nothing to do if that is right. If it is not, enter ${sentences[because].instead}.`,
  }),
  "ambiguous-date": ({ found, days }, { name }) => ({
    message: `Cannot tell which day ${name} is: found ${quote(found)}, which is ${listOf(days.map(dayLabel), "or")}. Other dates of the column are written in both ways.`,
    fix: "Write every date of the column in one way, the day first, for example 31/03/2010.",
  }),
  "wrong-column": ({ title, expected, found, rows }, { at }) => ({
    message: `Cannot read any of the ${rows} cells under ${quote(title)}${at} as ${expected}: found ${listOf(found.map(quote))}.`,
    fix: `Check that the column under ${quote(title)} is the right one. If it is, enter ${expected} in each cell.`,
  }),
  "row-out-of-line": ({ direction, rows }, { name, place }) => ({
    message:
      rows === 1
        ? `The cells of ${place.row === undefined ? "a row" : `row ${place.row}`} stand one column too far to the ${direction}: see ${name}.`
        : `The cells of ${rows} rows stand one column too far to the ${direction}: see ${name}.`,
    fix:
      direction === "right"
        ? "Move these cells one column to the left, each under its own header."
        : "Move these cells one column to the right, each under its own header, and enter the value that was lost.",
  }),
  "cells-run-together": ({ values, columns }, { name }) => ({
    message: `Two values seem to have run together in ${name}: ${listOf(values.map((value, index) => `${quote(value)} for ${quote(columns[index] ?? "")}`))}.`,
    fix: "Enter each value in its own cell, and check that all others of the row stand under their headers.",
  }),
};

type Reason = FindingFacts["read-as"]["because"];

/** `found` and `read` come in quotes. */
const sentences: Readonly<
  Record<
    Reason,
    {
      readonly message: (subject: string, found: string, read: string) => string;
      /** As after "enter". */
      readonly instead: string;
    }
  >
> = {
  short: {
    message: (subject, found, read) => `${subject} holds a number written short: ${found} was read as ${read}.`,
    instead: "the number in full",
  },
  money: {
    message: (subject, found, read) => `${subject} says pounds where none are asked for: ${found} was read as ${read}.`,
    instead: "what is asked for, without the sign of pounds",
  },
  comma: {
    message: (subject, found, read) =>
      `${subject} has a comma before the fraction of its numbers: ${found} was read as ${read}.`,
    instead: "the numbers with a point before the fraction",
  },
  "part of one": {
    message: (subject, found, read) =>
      `${subject} has no number above 1, so each was read as a part of one: ${found} as ${read}.`,
    instead: "the percentages as whole ones, for example 45 for 45%",
  },
  "below one": {
    message: (subject, found, read) =>
      `${subject} is below one where others of its column are far above: ${found} was read as ${read}.`,
    instead: "the percentage as a whole one, for example 45 for 45%",
  },
  "month first": {
    message: (subject, found, read) => `${subject} has dates with the month first: ${found} was read as ${read}.`,
    instead: "the dates with the day first",
  },
};

function subjectOf(because: Reason, name: string, column: string): string {
  if (because === "short" || because === "money" || because === "below one")
    return name.charAt(0).toUpperCase() + name.slice(1);
  return column === "" ? "The column" : `The column ${quote(column)}`;
}

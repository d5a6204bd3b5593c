import { groupDigits } from "../../exact/group-digits.ts";
import { listOf } from "../list-of.ts";
import { quote } from "../quote.ts";
import type { WordsFor } from "./words.ts";

export const aboutCells: WordsFor<
  | "blank-cell"
  | "not-a-number"
  | "not-whole"
  | "negative"
  | "out-of-range"
  | "not-a-date"
  | "not-in-list"
  | "error-cell"
  | "formula-not-calculated"
  | "too-long"
> = {
  "blank-cell": ({ expected, columns = [] }, { name, column, orNotKnown }) => {
    const titles = columns.length > 0 ? columns : [column].filter((title) => title !== "");
    const many = titles.length > 1;
    const asked = titles.length === 0 ? "" : ` for ${listOf(titles.map(quote))}`;
    return {
      message: `Cannot read ${name}${asked}: found ${many ? "empty cells" : "an empty cell"}.`,
      fix: `Enter ${expected}${many ? " in each cell" : ""}${orNotKnown}.`,
    };
  },
  "not-a-number": ({ found, expected }, { name, orNotKnown }) => ({
    message: `Cannot read ${name} as ${expected}: found ${quote(found)}.`,
    fix: `Enter ${expected}${orNotKnown}.`,
  }),
  "not-whole": ({ found }, { name, orNotKnown }) => ({
    message: `Cannot read ${name} as a whole number: found ${quote(found)}.`,
    fix: `Enter a whole number, with nothing after the point${orNotKnown}.`,
  }),
  negative: ({ found }, { name, orNotKnown }) => ({
    message: `Cannot take ${name}: found ${quote(found)}, which is below zero.`,
    fix: `Enter a number that is zero or more${orNotKnown}.`,
  }),
  "out-of-range": ({ found, least, most }, { name, orNotKnown }) => ({
    message: `Cannot take ${name}: found ${quote(found)}, expected ${least} to ${most}.`,
    fix: `Enter a number from ${least} to ${most}${orNotKnown}. Check that it is in the unit asked for.`,
  }),
  "not-a-date": ({ found, expected = "a date" }, { name }) => ({
    message: `Cannot read ${name} as ${expected}: found ${quote(found)}.`,
    fix:
      expected === "a month"
        ? "Enter a month and a year, for example September 2014."
        : "Enter a day, month and year that are in the calendar, for example 31/03/2010.",
  }),
  "not-in-list": ({ found, allowed }, { name, column }) => ({
    message: `Cannot read ${name}${column === "" ? "" : ` as ${quote(column)}`}: found ${quote(found)}, which is not on its list.`,
    fix: `Enter one of ${listOf(allowed.map(quote), "or")}.`,
  }),
  "error-cell": ({ found }, { name, orNotKnown }) => ({
    message: `Cannot read ${name}: found the error ${quote(found)}.`,
    fix: `Correct the formula or enter the value itself${orNotKnown}.`,
  }),
  "formula-not-calculated": (_facts, { name, orNotKnown }) => ({
    message: `Cannot read ${name}: found a formula, and the file does not hold its result.`,
    fix: `Open the file in Excel or LibreOffice, which works the formula out, save it and send it again; or enter the value itself${orNotKnown}.`,
  }),
  "too-long": ({ length, most }, { name }) => ({
    message: `Cannot take all of ${name}: found ${groupDigits(String(length))} characters, expected at most ${groupDigits(String(most))}.`,
    fix: `Shorten it to ${groupDigits(String(most))} characters.`,
  }),
};

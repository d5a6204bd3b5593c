import { listOf } from "../list-of.ts";
import { quote } from "../quote.ts";
import type { WordsFor } from "./words.ts";

/** Findings about what the money of a table is. */
export type MoneyCode =
  | "signs-apart"
  | "credits-apart"
  | "sum-of-columns"
  | "name-totals"
  | "vat-rows"
  | "other-currency"
  | "rows-cancelled"
  | "mostly-below-zero"
  | "pence-apart"
  | "other-unit";

export const aboutMoney: WordsFor<MoneyCode> = {
  "signs-apart": ({ title, header, found, rows, isHeading = false }, { at, severity }) => ({
    message: `${isHeading ? `${quote(found)}${at} stands over` : `The column ${header === "" ? "without a header" : quote(header)}${at} has ${quote(found)} in`} ${rows === 1 ? "1 row, which has no minus" : `${rows} rows, none of which has a minus`} in ${quote(title)}: money that came back would count as paid.`,
    fix: `Put a minus before the ${quote(title)} of ${rows === 1 ? "this row" : "each of these rows"} and send the file again.${severity === "query" ? " If it was paid and did not come back, send an explanation." : ""}`,
  }),
  "credits-apart": ({ title, headers: [paid, back], rows, isSigned = false, both }, { at }) => ({
    message:
      both === undefined
        ? `The amounts were read from two columns: ${quote(paid)}, less what stands in ${rows === 1 ? "1 row" : `${rows} rows`} under ${quote(back)}${at}${isSigned ? ", which has a minus of its own" : ""}.`
        : `Cannot tell what the amounts are: there is a number under ${quote(paid)} and one under ${quote(back)} at ${both}.`,
    fix: `${both === undefined ? "If that is right, send an explanation. If it is not, put" : "Put"} all amounts in one column with the header ${quote(title)}, those that came back with a minus before them, and send the file again.`,
  }),
  "sum-of-columns": ({ title, header, parts, others = false }, { at }) => ({
    message: `The numbers under ${quote(header)}${at}, which were taken for ${quote(title)}, are those under ${listOf(parts.map(quote))} added up.`,
    fix: others
      ? `Give the column of the period that is asked for the header ${quote(title)}, take the sum out and send the file again.`
      : `If one of them is meant, give it the header ${quote(title)} and send the file again. If the sum is meant, send an explanation.`,
  }),
  "name-totals": ({ title, found, rows, names }, { at, severity }) => ({
    message: `In ${quote(title)}, ${rows} rows are each the sum of the rows beside them with the same name, of ${names} names with three rows or more. The first is that of ${quote(found)}${at}. All were counted.`,
    fix: `If they are totals, take them out and send the file again. If they are payments, ${severity === "error" ? "fill in what else is known of each" : "send an explanation"}.`,
  }),
  "vat-rows": ({ title, header, found, rows }, { at }) => ({
    message: `In ${quote(title)}, ${rows} rows say VAT under ${quote(header)}, the first ${quote(found)}${at}, and come to its rate of the row above each: they were counted as payments.`,
    fix: "Take out the rows of VAT that is claimed back, and send the file again. If they belong to what was paid, send an explanation.",
  }),
  "other-currency": ({ title, found, rows, header, isLost = false }, { name, at }) => ({
    message:
      header === undefined
        ? `In ${quote(title)}, ${numbers(rows)} ${isLost ? `counted as pounds though the sign before ${rows === 1 ? "it" : "them"} was lost and shows as` : "said to be in"} ${listOf(found.map(quote))}${isLost ? "" : " and counted as pounds"}${first(rows, name)}.`
        : `The header ${quote(header)}${at} says ${listOf(found.map(quote))}, and the numbers below it were counted as pounds.`,
    fix: "If they are in pounds all the same, send an explanation. If they are not, enter them in pounds and send the file again.",
  }),
  "rows-cancelled": ({ title, header, found, rows }, { name }) => ({
    message: `In ${quote(title)}, ${rows === 1 ? "1 row was" : `${rows} rows were`} counted that ${rows === 1 ? "has" : "have"} ${listOf(found.map(quote))} under ${quote(header)}${first(rows, name)}.`,
    fix: "If the money was not paid, take out what was not and send the file again. If it was, or it came back in a row of its own, send an explanation.",
  }),
  "mostly-below-zero": ({ title, rows, of }, { at }) => ({
    message: `In ${quote(title)}${at}, ${rows === of ? `all ${of} numbers` : `${rows} of the ${of} numbers`} are below zero: they were counted as money that came back.`,
    fix: "If they are what was paid, enter them without the minus, and what came back with one, and send the file again. If they came back, send an explanation.",
  }),
  "pence-apart": ({ title }, { at }) => ({
    message: `The pence of ${quote(title)} stand in a column of their own, the first${at}.`,
    fix: "Put pounds and pence together in one column, such as 1250.75, and send the file again.",
  }),
  "other-unit": ({ found, expected, penny }, { column, at, severity }) => ({
    message: `The column ${quote(column)}${at} says that it is in ${found === "pence" ? "pence" : `${found} of ${expected}`}: ${unitMade(found, penny)}`,
    fix: `${severity === "query" ? "Confirm that this is right, or enter the exact numbers." : "Nothing to do if that is right."} If they are in single ${expected} already, take ${quote(found)} or its sign out of the header or title.`,
  }),
};

function numbers(rows: number): string {
  return rows === 1 ? "1 number was" : `${rows} numbers were`;
}

/** Where the only one is, or the first. */
function first(rows: number, name: string): string {
  return rows === 1 ? `, at ${name}` : `, the first at ${name}`;
}

/** What was made of numbers under a header that says another unit. */
function unitMade(found: string, penny: string | undefined): string {
  const written = penny === undefined ? "" : ` they are written to the penny, like ${quote(penny)}`;
  if (found === "pence")
    return penny === undefined
      ? "each of its numbers was divided by 100."
      : `its numbers were read as pounds, as${written}.`;
  return `each of its numbers was multiplied by ${found === "millions" ? "1,000,000" : "1,000"}.${written === "" ? "" : ` But${written}.`}`;
}

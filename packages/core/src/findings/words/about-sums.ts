import { listOf } from "../list-of.ts";
import { quote } from "../quote.ts";
import type { WordsFor } from "./words.ts";

export const aboutSums: WordsFor<
  | "does-not-add-up"
  | "exceeds"
  | "total-differs"
  | "quotient-differs"
  | "tables-disagree"
  | "changed-much"
  | "outside-period"
> = {
  "does-not-add-up": ({ parts, whole, sum, stated, difference }, { at }) => ({
    message: `The parts of ${quote(whole)}${at} do not add up to it: found ${quote(stated)}, expected ${quote(sum)} from ${listOf(parts.map(quote))}, a difference of ${difference}.`,
    fix: "Correct the parts or the whole, so that the parts add up to it.",
  }),
  exceeds: ({ smaller, larger, found, most }, { at }) => ({
    message: `Cannot take ${quote(smaller)}${at}: found ${quote(found)}, which is more than the ${quote(most)} of ${quote(larger)}.`,
    fix: `Correct one of the two: ${quote(smaller)} is at most ${quote(larger)}.`,
  }),
  "total-differs": ({ title, sum, stated, difference }, { at, severity }) => ({
    message: `The total of ${quote(title)}${at} is not the sum of its rows: found ${quote(stated)}, expected ${quote(sum)}, a difference of ${difference}.`,
    fix:
      severity === "note"
        ? "Nothing to do: values that are rounded one by one can differ this much from a total that is rounded once."
        : "Correct the row that is wrong, or correct the total. Check that no row was left out or counted twice.",
  }),
  "quotient-differs": ({ title, computed, stated }, { at, severity }) => ({
    message: `The percentage ${quote(title)}${at} is not the one its two numbers give: found ${quote(stated)}, expected ${quote(computed)}.`,
    fix: `Correct the percentage or the numbers it is taken from${orExplain(severity)}.`,
  }),
  "tables-disagree": ({ left, right, leftSum, rightSum }, { at, severity }) => ({
    message: `${quote(right)}${at} comes to ${quote(rightSum)} in all, and ${quote(left)} to ${quote(leftSum)}: where there is one, there is the other.`,
    fix: `Enter ${quote(right)}, or correct ${quote(left)} if there is none${orExplain(severity)}.`,
  }),
  "outside-period": ({ title, found, rows, period }, { at, severity }) => ({
    message: `${quote(title)}${at} is not in ${period}: found ${quote(found)}${rows === 1 ? "" : `, the first of ${rows} such dates`}.`,
    fix: `Correct the dates, or take the rows out if they belong to another return${orExplain(severity)}.`,
  }),
  "changed-much": ({ title, before, now, factor, period }, { at, severity }) => ({
    message: `${quote(title)}${at} has changed much: found ${quote(now)}, and ${quote(before)} for ${period}${factor === "" ? "" : `, a change by a factor of ${factor}`}.`,
    fix: `Correct it if it is wrong${orExplain(severity)}.`,
  }),
};

function orExplain(severity: string): string {
  return severity === "query" ? ". If it is right, send an explanation" : "";
}

import { groupDigits } from "../../exact/group-digits.ts";
import { listOf } from "../list-of.ts";
import { quote } from "../quote.ts";
import type { WrongFileFacts } from "../wrong-file-facts.ts";
import type { WordsFor } from "./words.ts";

const EXPLAIN = "If it is right as it is, send an explanation.";
const SEND_AGAIN = "Correct it and send it again.";

export const aboutWrongFiles: WordsFor<keyof WrongFileFacts> = {
  "last-period-again": ({ same, compared, period }, { severity }) => ({
    message: `The file looks like the one for ${quote(period)} again: ${count(same)} of ${count(compared)} values are the ones you sent for that period.`,
    fix:
      severity === "error"
        ? "Send the file for this period."
        : `Send the file for this period, or correct what was left from the last one. ${EXPLAIN}`,
  }),
  "another-authority": ({ found, expected, same, compared, text }, { at, severity }) => ({
    message: `The file looks like that of ${quote(found)}, not of ${quote(expected)}: ${
      text === undefined
        ? `${count(same ?? 0)} of ${count(compared ?? 0)} values are the ones ${quote(found)} sent`
        : `found ${quote(text)}${at === "" ? " in its name" : at}`
    }.`,
    fix:
      severity === "error"
        ? `Send the file of ${quote(expected)}.`
        : `Send the file of ${quote(expected)}, or take the name out if it is the right file. ${EXPLAIN}`,
  }),
  "another-collection": ({ found, expected, headers, own }) => ({
    message: `The file looks like a return of ${quote(found)}, not of ${quote(expected)}: ${count(headers)} of its headers are those of the first and ${count(own)} of the second.`,
    fix: `Send the file for ${quote(expected)}, or send this one to the collection it is for.`,
  }),
  "columns-swapped": ({ first, second, rows, of, period }, { at, severity }) => ({
    message: `The columns ${quote(first)} and ${quote(second)} seem to have changed places${at}: in ${count(rows)} of ${count(of)} rows ${
      period === undefined
        ? "they break the checks as they stand and keep them the other way round"
        : `each has about what the other had for ${quote(period)}`
    }.`,
    fix: severity === "error" ? SEND_AGAIN : `${SEND_AGAIN} ${EXPLAIN}`,
  }),
  "other-scale": ({ titles, than, factor, cells, of, now, before, period }, { at }) => ({
    message: `The values of ${listOf(titles.map(quote))} are about ${factor} times ${than} than ${
      period === undefined ? "the column takes" : `those for ${quote(period)}`
    }, ${count(cells)} of ${count(of)} of them: found ${quote(now)}${at}, and ${
      period === undefined ? `the limit is ${quote(before)}` : `${quote(before)} before`
    }.`,
    fix: `Enter them in the unit asked for and send it again.${
      period === undefined ? "" : ` If those for ${quote(period)} were in the wrong unit, send that return again first.`
    }`,
  }),
  "rows-shifted": ({ way, rows, of, key, belongs, period }, { at, severity }) => ({
    message: `The values seem to be pasted one row too far ${way}: in ${count(rows)} of ${count(of)} rows ${
      period === undefined
        ? "the name is that of the row beside it"
        : `they are about what the row beside it had for ${quote(period)}`
    }; what stands at ${quote(key)}${at} seems to be that of ${quote(belongs)}.`,
    fix: severity === "error" ? SEND_AGAIN : `${SEND_AGAIN} ${EXPLAIN}`,
  }),
  "numbers-cut": ({ title, rows, parts }, { at }) => ({
    message: `The numbers of ${quote(title)} are cut at their commas in ${count(rows)} ${rows === 1 ? "row" : "rows"}: found ${listOf(parts.map(quote))}${at}, which seem to be ${quote(parts.join(","))}.`,
    fix: "Save the file again as an Excel workbook (.xlsx), or as CSV without commas in numbers, and send it again.",
  }),
  "rows-on-two-lines": ({ title, column, rows, of }, { at }) => ({
    message: `Each row of ${quote(title)} seems to stand on two lines: ${count(rows)} of ${count(of)} have no ${quote(column)}, every second one, the first${at}.`,
    fix: "Put all of each row on one line, with a column of its own for what stands on the second, and send the file again.",
  }),
  "personal-data": ({ kind, line, cells }, { at }) => ({
    message: `Cannot take the file: ${line} seems to hold ${kind}, in ${count(cells)} cells${at}.`,
    fix: "Take out everything about single people and send it again. Nothing of the file was kept but its hash. Whoever put the file where it was sent from, or to, has to delete it there.",
  }),
};

function count(number: number): string {
  return groupDigits(String(number));
}

import { dayLabel } from "../../periods/period.ts";
import { listOf } from "../list-of.ts";
import { quote } from "../quote.ts";
import type { WordsFor } from "./words.ts";

export const aboutSenders: WordsFor<
  | "unknown-authority"
  | "ambiguous-authority"
  | "authority-not-then"
  | "authority-differs"
  | "authority-not-stated"
  | "authority-by-title"
  | "wrong-period"
> = {
  "unknown-authority": ({ found, nearest }, { at }) => ({
    message: `Cannot find a council called ${quote(found)}${at} on the register.`,
    fix:
      nearest.length === 0
        ? "Enter the full name of the council or its code."
        : `Enter the full name of the council or its code. Names like it: ${listOf(nearest.map(quote))}.`,
  }),
  "ambiguous-authority": ({ found, candidates }, { at }) => ({
    message: `Cannot tell which council ${quote(found)}${at} is: found ${listOf(candidates.map(quote))}.`,
    fix: "Enter the full name of the council or its code.",
  }),
  "authority-not-then": ({ found, day, successors }, { at }) => ({
    message: `Cannot take ${quote(found)}${at} as a council on ${dayLabel(day)}: the register does not have it on that day.`,
    fix:
      successors.length === 0
        ? "Enter the council that had the area on that day."
        : `Enter the council that had the area on that day. Its area is now that of ${listOf(successors.map(quote))}.`,
  }),
  "authority-differs": ({ found, expected }, { at }) => ({
    message: `The file names another council than the one it was sent for: found ${quote(found)}${at}, expected ${quote(expected)}.`,
    fix: `Send the file of ${quote(expected)}, or correct the name in this one if it is the right file.`,
  }),
  "authority-not-stated": ({ labels }) => ({
    message: "Cannot find the name of the council in the file.",
    fix:
      labels.length === 0
        ? "Enter the name of the council or its code at the top of the sheet."
        : `Enter the name of the council or its code beside ${listOf(labels.map(quote), "or")}.`,
  }),
  "authority-by-title": ({ found, text }, { at }) => ({
    message: `The file was taken for that of ${quote(found)}, because of the title ${quote(text)}${at}.`,
    fix: "If that is right, send an explanation that says so. If it is not, say which council it is from and send it again.",
  }),
  "wrong-period": ({ found, expected }, { at }) => ({
    message: `The file is about another period than the one it was sent for: found ${quote(found)}${at}, expected ${quote(expected)}.`,
    fix: `Send the file for ${quote(expected)}, or correct the period in this one if it is the right file.`,
  }),
};

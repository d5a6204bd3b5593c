import { dayLabel } from "../../periods/period.ts";
import { cellRanges } from "../cell-ranges.ts";
import { listOf } from "../list-of.ts";
import { quote } from "../quote.ts";
import { hiddenLines, hiddenSubject } from "./hidden-words.ts";
import type { Words, WordsFor } from "./words.ts";

/** Findings about tables, their headers and their rows. */
export type TableCode =
  | "no-table"
  | "not-in-columns"
  | "two-tables"
  | "table-in-parts"
  | "no-rows"
  | "missing-column"
  | "column-taken"
  | "rows-left-out"
  | "other-period-left"
  | "key-without-column"
  | "names-carried"
  | "header-changed"
  | "header-confirmed"
  | "ambiguous-column"
  | "column-absent"
  | "column-empty"
  | "column-not-used"
  | "column-without-header"
  | "hidden-cells"
  | "block-not-read"
  | "sheets-not-read"
  | "hidden-sheet"
  | "missing-row"
  | "duplicate-row"
  | "several-rows-each"
  | "row-in-doubt"
  | "rows-again";

export const aboutTables: WordsFor<TableCode> = {
  "no-table": ({ title, headers, sheets }) => ({
    message: `Cannot find the table ${quote(title)}: no row has its headers${sheetsLookedAt(sheets)}.`,
    fix: `Put the table on a sheet, with these headers in a row above it: ${quoted(headers)}.`,
  }),
  "not-in-columns": ({ title, found }, { at }) => ({
    message: `The rows of ${quote(title)} are not cut into columns: all of its headers stand in one cell${at}, as ${quote(found)}.`,
    fix: "Open it in Excel, mark the column, choose Data, Text to Columns, with fixed width where spaces line the columns up and delimited where a sign stands between them. Save it as an Excel workbook (.xlsx) and send that.",
  }),
  "two-tables": ({ title, ranges, isList }) => ({
    message: `Cannot tell which table is ${quote(title)}: found ${listOf(ranges)}.`,
    fix: isList
      ? "If they are parts of one list, put its rows below one another under one row of headers. If not, keep the one that is the return and delete the others."
      : "Keep the one that is the return and delete the others.",
  }),
  "table-in-parts": ({ title, ranges, rows }, { severity }) => ({
    message: `The rows of ${quote(title)} stand in ${ranges.length} places: ${listOf(ranges)}. All ${rows} were read.`,
    fix: `${severity === "note" ? "Nothing to do if all are part of the return." : "If all are part of the return, send an explanation."} If one is a copy or of another return, delete it and send the file again.`,
  }),
  "no-rows": ({ title }, { at }) => ({
    message: `Cannot read the table ${quote(title)}${at}: found headers and no rows below them.`,
    fix: "Enter the rows below the headers, with no total or note between.",
  }),
  "missing-column": ({ title, headers, candidates = [], before }, { table, at }) => ({
    message: `Cannot find the column ${quote(title)}${inTable(table)}${at}: no header is one of ${quoted(headers, "or")}.${confirmedAs(before)}${nearest(candidates)}`,
    fix: `Give the column the header ${quote(headers[0] ?? title)}.${orConfirm(candidates)}`,
  }),
  "column-taken": ({ title, header }, { table, at }) => ({
    message: `The column headed ${quote(header)}${at} was taken for ${quote(title)}${inTable(table)}.`,
    fix: `If that is right, confirm it ${WHERE}; it is then not asked again. If it is not, put the header ${quote(title)} on the column that is meant and send the file again.`,
  }),
  "rows-left-out": ({ title, rows, lacking }, { at }) => ({
    message: `The ${rows} rows${at} look like rows of ${quote(title)} and were not read: no header there is that of ${quoted(lacking)}.`,
    fix: `If they are part of the return, give the ${lacking.length === 1 ? "column its header" : "columns their headers"} and send the file again. If they are not, send an explanation.`,
  }),
  "other-period-left": ({ title, period, rows }, { at }) => ({
    message: `The ${rows === 1 ? "row" : `${rows} rows`} of ${quote(title)}${at} ${rows === 1 ? "is" : "are"} said to be of ${period} and ${rows === 1 ? "was" : "were"} not read.`,
    fix: `Nothing to do if that is right. If they are part of this return, correct the title, the column or the name of the sheet that says so and send the file again.`,
  }),
  "key-without-column": ({ title, layout, cells, rows }, { table }) => ({
    message: `${quote(title)} was read for ${rows === 1 ? "1 row" : `${rows} rows`}${inTable(table)} from ${LAYOUTS[layout] ?? LAYOUTS["labels"]} (${listOf(cellRanges(cells))}).`,
    fix: `Nothing to do if that is right. If it is not, add a column with the header ${quote(title)}, fill it in on every row and send the file again.`,
  }),
  "names-carried": ({ title, rows }, { name }) => ({
    message: `${quote(title)} is empty in ${rows === 1 ? "1 row" : `${rows} rows`}, the first at ${name}, and was read from the name above, as a pivot table shows it.`,
    fix: "Nothing to do if that is right. If it is not, fill in the names and send the file again.",
  }),
  "header-changed": ({ title, before, now }, { table, at }) =>
    now === undefined
      ? headerGone(title, before, inTable(table))
      : {
          message: `The column ${quote(title)}${inTable(table)} has the header ${quote(now)}${at}: it was confirmed under ${quote(before)} before.`,
          fix: "Nothing to do if it is the same column. If it is not, correct the header and send the file again.",
        },
  "header-confirmed": ({ title, header, by, on }, { table, at }) => ({
    message: `The column headed ${quote(header)}${at} was read as ${quote(title)}${inTable(table)}, as confirmed by ${quote(by)} on ${dayLabel(on)}.`,
    fix: `Nothing to do if that is still right. If it is not, withdraw it ${WHERE} and send the file again.`,
  }),
  "ambiguous-column": ({ title, candidates }, { table, at }) => ({
    message: `Cannot tell which column is ${quote(title)}${inTable(table)}${at}: found ${quoted(candidates)}.`,
    fix: `Keep the header ${quote(title)} on the one column that it is for, and rename or delete the others, or confirm which it is ${WHERE}.`,
  }),
  "column-absent": ({ title, meaning }, { table }) => ({
    message: `There is no column ${quote(title)}${inTable(table)}. ${meaning}`,
    fix: "Nothing to do if the council does not hold it. If it does, add the column and send the file again.",
  }),
  "column-empty": ({ title, rows }, { table }) => ({
    message: `The column ${quote(title)}${inTable(table)} is empty in all ${rows} rows.`,
    fix: "If the council does not hold it, send an explanation. If it stands elsewhere, put it in this column, on each row, and send the file again.",
  }),
  "column-not-used": ({ header }, { at }) => ({
    message: `The column ${quote(header)}${at} is none of those asked for and is not kept.`,
    fix: "Nothing to do, unless it holds an answer: then give it the header of the column asked for.",
  }),
  "column-without-header": (_, { at }) => ({
    message: `There is no header over the column${at}, and what stands in it is not kept.`,
    fix: "Nothing to do, unless it holds an answer: then give it the header of the column asked for.",
  }),
  "hidden-cells": ({ rows, row, columns, column }, { table }) => ({
    message: `${hiddenSubject(rows, columns)} hidden${inTable(table)}: ${hiddenLines({ rows, row, columns, column })}. ${rows + columns === 1 ? "It was" : "They were"} read like any other.`,
    fix: `Nothing to do if ${rows + columns === 1 ? "it is" : "they are"} part of the return. If not, delete ${rows + columns === 1 ? "it" : "them"} and send the file again.`,
  }),
  "block-not-read": ({ rows, isBare = false }, { at, severity }) => ({
    message: `Nothing was read of the ${rows} rows${at}, which stand under ${isBare ? "no header" : "headers of their own"}.`,
    fix: `${severity === "query" ? "If they are no part of the return, send an explanation." : "Nothing to do if they are no part of the return."} If they are, put them under the headers that were read and send the file again.`,
  }),
  "sheets-not-read": ({ sheets }) => ({
    message: `Nothing was read of the sheet${sheets.length === 1 ? "" : "s"} ${quoted(sheets)}, which ${sheets.length === 1 ? "has" : "have"} rows with numbers.`,
    fix: `Nothing to do if ${sheets.length === 1 ? "it is" : "they are"} no part of the return. If ${sheets.length === 1 ? "it is" : "they are"}, put the rows under the headers that were read and send the file again.`,
  }),
  "hidden-sheet": ({ name, visibility }) => ({
    message: `The sheet ${quote(name)} is ${visibility}. It was read like any other.`,
    fix: "Nothing to do if it is part of the return. If it is not, delete it and send the file again.",
  }),
  "missing-row": ({ keys }, { table, at, orNotKnown }) => ({
    message: `Cannot find ${keys.length === 1 ? "a row" : "rows"}${inTable(table)}${at} for ${quoted(keys)}.`,
    fix: `Add a row for each, and enter its values${orNotKnown.replace("it is", "they are")}.`,
  }),
  "row-in-doubt": ({ title, found, rows, others, isLarge }, { at }) => ({
    message: `Cannot be sure that the row${at} is one of ${quote(title)}: unlike the other ${others}, it holds ${quoted(found)} and nothing else${rows === 1 ? ". It was counted" : `. It is one of ${rows} such rows, and all were counted`}.`,
    fix: `If ${rows === 1 ? "it is a total, a balance or a note" : "they are totals, balances or notes"}, take ${rows === 1 ? "it" : "them"} out and send the file again. If ${rows === 1 ? "it is" : "they are"} right, ${isLarge ? "fill in what else is known of it" : "send an explanation"}.`,
  }),
  "rows-again": ({ title, rows, of, first }, { name }) => ({
    message: `Of the ${of} rows of ${quote(title)}, ${rows} are rows above them again: the first is at ${name} and again what is at ${first}.`,
    fix: "If rows came in twice, take out those that came again and send the file again. If all are right, send an explanation.",
  }),
  "several-rows-each": ({ rows, keys, key, first, apart }, { table, name }) => ({
    message: `The ${rows} rows${inTable(table)} are about ${keys} things, and one row is asked for of each: ${quote(key)} stands at ${first} and again at ${name}.${apart === undefined ? "" : ` They differ under ${quote(apart)}, which is not asked for.`}`,
    fix:
      apart === undefined
        ? "Keep one row for each, take out those that came again and send the file again."
        : `Put everything about each into one row, or keep the rows that are asked for by ${quote(apart)}, and send the file again.`,
  }),
  "duplicate-row": ({ key, first }, { table, name }) => ({
    message: `Found ${quote(key)} a second time${inTable(table)}, at ${name}: the first is at ${first}.`,
    fix: "Delete one of the two rows, or correct what the row is about.",
  }),
};

/** Where what rows are about was found. */
const LAYOUTS: Readonly<Record<string, string>> = {
  headings: "the headings above them",
  labels: "the labels of the rows",
  columns: "the headers over the figures",
  "no header": "labels that have no header",
};

function sheetsLookedAt(sheets: readonly string[]): string {
  const named = sheets.filter((sheet) => sheet !== "");
  if (named.length === 0) return "";
  return named.length === 1 ? ` on the sheet ${quoted(named)}` : ` on the sheets ${quoted(named)}`;
}

/** Where a column is confirmed: the place the officer was told of it. */
const WHERE = 'with the command "returns confirm"';

function confirmedAs(before: string | undefined): string {
  return before === undefined ? "" : ` It was confirmed under ${quote(before)} before.`;
}

function orConfirm(candidates: readonly string[]): string {
  const which = ["it stands there under another header", "it is the one named", "it is one of those named"];
  return ` If ${which[Math.min(candidates.length, 2)]}, that header can stay: confirm it ${WHERE} and send the file again.`;
}

function headerGone(title: string, before: string, table: string): Words {
  return {
    message: `Cannot find the header ${quote(before)}${table}, under which the column ${quote(title)} was confirmed before.`,
    fix: `If the column has another header now, confirm it ${WHERE} and send the file again. If the council no longer holds it, explain that.`,
  };
}

function nearest(candidates: readonly string[]): string {
  return candidates.length === 0 ? "" : ` The nearest to it: ${quoted(candidates)}.`;
}

function inTable(table: string): string {
  return table === "" ? "" : ` in the table ${quote(table)}`;
}

function quoted(items: readonly string[], joiner?: "and" | "or"): string {
  return listOf(items.map(quote), joiner);
}

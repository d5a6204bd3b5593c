import { type CatalogueEntry, error, note, query } from "./catalogue-entry.ts";
import type { TableFacts } from "./table-facts.ts";

/** The codes about tables, their columns, rows and money. */
export const tableCatalogue: { readonly [Code in keyof TableFacts]: CatalogueEntry } = {
  "no-table": error("Tables and columns", "A table of the collection is on no sheet."),
  "not-in-columns": error(
    "Tables and columns",
    "The headers of a table stand together in one cell, and each of its rows in another.",
  ),
  "two-tables": error("Tables and columns", "More than one range could be the same table."),
  "table-in-parts": query(
    "Tables and columns",
    "Rows stand under the same headers in several places, and no place has rows of another: all were read. A note where each row says what it is about, which none of the others is.",
  ),
  "no-rows": error("Tables and columns", "A table has headers and no rows below them."),
  "missing-column": error("Tables and columns", "No header of a table is that of a column asked for."),
  "column-taken": query(
    "Tables and columns",
    "A header that is not known was taken for that of a column, by its words, its place and what stands below it.",
  ),
  "rows-left-out": query(
    "Tables and columns",
    "What looks like more rows of a list stands under other headers, and was not read.",
  ),
  "other-period-left": note(
    "Tables and columns",
    "Beside the table that was read, or in it, stand rows that are said to be of another period; they are not read.",
  ),
  "signs-apart": error(
    "Tables and columns",
    "A column of its own, or a heading over rows, says which amounts are credits, and none of those has a minus; a query where nothing says of all others that they are debits.",
  ),
  "credits-apart": query(
    "Tables and columns",
    "Amounts stand in two columns, what was paid and what came back: the second was taken off. An error where a row has both.",
  ),
  "other-currency": query(
    "Tables and columns",
    "A column beside money, its header or the format of its cells names another currency: the numbers were read as pounds.",
  ),
  "rows-cancelled": query(
    "Tables and columns",
    "Rows of a list are marked as cancelled, void or reversed in a column of their own, and were counted.",
  ),
  "name-totals": query(
    "Tables and columns",
    "Rows of a list that bear the name of the rows beside them are the sums of those, and are counted. An error where they hold nothing else and come to half of all others.",
  ),
  "vat-rows": query(
    "Tables and columns",
    "Rows of a list say VAT and come to a rate of it of the row above each: they were counted, and what is asked for is net of VAT.",
  ),
  "mostly-below-zero": query("Tables and columns", "The money of a list is below zero in nearly every row."),
  "sum-of-columns": query(
    "Tables and columns",
    "The numbers of a column that was taken are those of others added up, such as what was paid and the tax on it; an error where those are of other months.",
  ),
  "key-without-column": note(
    "Tables and columns",
    "What rows are about does not stand in a column of its own with a header: it was read from headings above the rows, from labels, or from headers over the figures.",
  ),
  "read-by-labels": note(
    "Tables and columns",
    "A table does not stand in rows under its headers: it was put together from figures by the labels beside them, the headings above them or the names of their sheets.",
  ),
  "figures-not-placed": error(
    "Tables and columns",
    "Figures of a table stand under labels instead of its headers, and what each is cannot be told for certain.",
  ),
  "names-carried": note(
    "Tables and columns",
    "The names of a list stand once for several rows, as in a pivot table, and were read for the rows below them too.",
  ),
  "header-changed": note(
    "Tables and columns",
    "A column has another header than the one confirmed before; a query where it may be left out and has none.",
  ),
  "header-confirmed": note("Tables and columns", "A header that is not known was read as the sender confirmed it."),
  "ambiguous-column": error("Tables and columns", "More than one header could be that of the same column."),
  "other-unit": note(
    "Tables and columns",
    "A header, title or note says thousands, millions or pence: the numbers were made single pounds or people. A query where things are counted, or it is not sure.",
  ),
  "pence-apart": error("Tables and columns", "The pence of money stand in a column of their own, and would be lost."),
  "column-absent": note("Tables and columns", "A column that may be left out is not there, and what that means."),
  "column-empty": query("Tables and columns", "A column that is asked for has its header and nothing below it."),
  "column-without-header": note(
    "Tables and columns",
    "Something stands in a column of a table that has no header; it is not kept.",
  ),
  "column-not-used": note("Tables and columns", "A column is none of those asked for; it is not kept."),
  "hidden-cells": note("Tables and columns", "Rows or columns of a table that was read are hidden."),
  "block-not-read": note(
    "Tables and columns",
    "Beside, above or below a table that was read stands another with numbers, of which nothing was read. A query where its rows look like payments or it may be the one meant.",
  ),
  "sheets-not-read": note("Tables and columns", "Sheets have rows with numbers of which nothing was read."),
  "hidden-sheet": note("Tables and columns", "A sheet that was read is hidden."),
  "missing-row": error("Tables and columns", "Rows that every return has are not there."),
  "duplicate-row": error("Tables and columns", "Two rows are about the same thing."),
  "several-rows-each": error(
    "Tables and columns",
    "Nearly everything a table is about has several rows, told apart by what is not asked for, or by nothing.",
  ),
  "row-in-doubt": query(
    "Tables and columns",
    "A row of a list holds little besides a number, as hardly any other does: it was counted, and may be a total or a note.",
  ),
  "rows-again": query(
    "Tables and columns",
    "Many rows of a list are rows above them again, in every cell that is kept.",
  ),
};

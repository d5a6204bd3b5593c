import { type CatalogueEntry, error, note, query } from "./catalogue-entry.ts";
import type { FindingCode } from "./finding.ts";
import { tableCatalogue } from "./table-catalogue.ts";

/** Every code there is. A code that lacks an entry does not compile. */
export const catalogue: { readonly [Code in FindingCode]: CatalogueEntry } = {
  "empty-file": error("The file", "The file has no content at all."),
  "wrong-type": error("The file", "The content is of a kind that holds no table."),
  "several-files": error("The file", "A zip holds more than one file that could be the return."),
  "password-protected": error("The file", "The file opens only with a password."),
  "damaged-file": error("The file", "The content breaks off or breaks the rules of its format."),
  "file-cut-short": query(
    "The file",
    "The file seems to end before its table does: in the middle of a line or of a page, or because a sheet is full.",
  ),
  "over-limit": error("The file", "The file is larger than is read, in one of its measures."),
  "numbers-cut": error(
    "The file",
    "The numbers of a text file are cut in two at the commas of their thousands, so that rows have a cell too many.",
  ),
  "unfiled-upload": error("The file", "The name the file was sent under does not say what it is a return of."),
  "synthetic-data": note("The file", "The file says that its numbers are made up."),
  "other-template": error(
    "The file",
    "The file was made from the template of another collection; a query where it is of another edition, and a note where it is of another period.",
  ),

  "last-period-again": error(
    "The wrong file",
    "The values are those returned for the period a year before; a query where only most of them are.",
  ),
  "another-authority": error(
    "The wrong file",
    "The values are those another council returned for the period; a query where only a name says so.",
  ),
  "another-collection": error("The wrong file", "The headers are those of another collection."),
  "columns-swapped": error(
    "The wrong file",
    "Two columns have changed places; a query where only their likeness to a year before, or a check that asks, says so.",
  ),
  "other-scale": error(
    "The wrong file",
    "Nearly all values of a column are a hundred, a thousand or a million times too large or too small.",
  ),
  "rows-shifted": error(
    "The wrong file",
    "The values stand one row above or below where they belong; a query where only a year before says so.",
  ),
  "rows-on-two-lines": error(
    "The wrong file",
    "Every second row of a list has no amount: what belongs to one row stands on two lines.",
  ),
  "personal-data": error(
    "The wrong file",
    "The file holds data about single people. It is refused at the door, and nothing of it is kept but its hash.",
  ),

  ...tableCatalogue,

  "unknown-authority": error("Who and when", "A council is named that is not on the register."),
  "ambiguous-authority": error(
    "Who and when",
    "A name is that of more than one council, or a code and the name beside it are of different ones; a query where only few rows are so.",
  ),
  "authority-not-then": error("Who and when", "A council is named that was not there on the day."),
  "authority-differs": error("Who and when", "The file names another council than the one it was sent for."),
  "authority-not-stated": query("Who and when", "The file does not say which council it is from."),
  "authority-by-title": query(
    "Who and when",
    "Nothing but a title, or the name of a sheet, says which council the file is from.",
  ),
  "wrong-period": error("Who and when", "The file is about another period than the one it was sent for."),

  "blank-cell": error("Cells", "A cell is empty where a value is asked for; adjoining ones in a row are one finding."),
  "not-a-number": error("Cells", "The content of a cell cannot be read as the number asked for."),
  "not-whole": error("Cells", "A number has a fraction where things are counted."),
  negative: error("Cells", "A number is below zero where that cannot be."),
  "out-of-range": error("Cells", "A number is below the least or above the most that is taken."),
  "not-a-date": error("Cells", "The content of a cell cannot be read as a date."),
  "not-in-list": error("Cells", "A cell holds none of the values a list allows."),
  "error-cell": error("Cells", "A formula ended in an error."),
  "formula-not-calculated": error(
    "Cells",
    "A cell holds a formula whose result is not in the file, as a program leaves it that writes formulas and does not work them out.",
  ),
  "too-long": error("Cells", "A text is longer than is kept."),
  "two-numbers": error("Cells", "A cell holds two numbers where one is asked for."),
  "extra-digit": error(
    "Cells",
    "A number has four digits behind its last comma, as where the mark of a footnote has run into it.",
  ),
  "not-exact": error("Cells", "A cell holds a limit or an estimate, such as <5, where an exact number is asked for."),
  "read-as": note(
    "Cells",
    "How numbers or dates were read that are written in another way; a query where the reading may be wrong or not exact.",
  ),
  "ambiguous-date": error(
    "Cells",
    "A date can be two days, and the other dates of its column are written in both ways.",
  ),
  "wrong-column": error("Cells", "Not one cell of a column can be read as what is asked for."),
  "row-out-of-line": error(
    "Cells",
    "The cells of a row stand one column beside their headers; rows alike are one finding.",
  ),
  "cells-run-together": error("Cells", "A cell seems to hold the values of two columns that adjoin."),

  "does-not-add-up": error("Sums and comparisons", "In a row, the parts do not add up to the whole."),
  exceeds: error("Sums and comparisons", "In a row, a part is more than what it is part of."),
  "total-differs": error("Sums and comparisons", "The total row of the file is not the sum of the rows above it."),
  "quotient-differs": query("Sums and comparisons", "A percentage is not the one its two numbers give."),
  "tables-disagree": error("Sums and comparisons", "One table has something where another that goes with it has none."),
  "outside-period": query("Sums and comparisons", "Dates are not in the period the return is about."),
  "changed-much": query(
    "Sums and comparisons",
    "A value is many times, or a small part of, what it was a year before.",
  ),
};

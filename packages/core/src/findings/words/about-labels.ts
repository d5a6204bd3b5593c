import { cellRanges } from "../cell-ranges.ts";
import type { FindingFacts } from "../finding.ts";
import { listOf } from "../list-of.ts";
import { quote } from "../quote.ts";
import type { Words, WordsFor } from "./words.ts";

/** Findings about tables that do not stand in rows under their headers. */
export type LabelCode = "read-by-labels" | "figures-not-placed";

/** Labels that are named; of more, how many there are. */
const MOST_LABELS = 5;

export const aboutLabels: WordsFor<LabelCode> = {
  "read-by-labels": ({ title, cells, rows, left = [] }, { at }) => ({
    message: `${quote(title)} was put together${at} by what labels and headings say of each figure${labelsAt(cells)}: ${rows === 1 ? "1 row was" : `${rows} rows were`} read.${notAskedFor(left)}`,
    fix: "Nothing to do if that is right. If it is not, put the table on a sheet with its headers in one row and a row for each thing it is about, and send the file again.",
  }),
  "figures-not-placed": ({ title, why, cells, headers }) => {
    const { found, fix } = REASONS[why];
    return {
      message: `Cannot put ${quote(title)} together from its figures, which do not stand under its headers: ${found(listOf(cells))}.`,
      fix: `${fix} Or put the table on a sheet, with these headers in a row above it: ${listOf(headers.map(quote))}.`,
    };
  },
};

function labelsAt(cells: readonly string[]): string {
  return cells.length === 0 ? "" : ` (${listOf(cellRanges(cells))})`;
}

function notAskedFor(left: readonly string[]): string {
  if (left.length === 0) return "";
  const named = left.slice(0, MOST_LABELS).map(quote);
  const more = left.length - named.length;
  return ` Not asked for, and not read: ${listOf(more > 0 ? [...named, `${more} more`] : named)}.`;
}

interface Reason {
  readonly found: (cells: string) => string;
  readonly fix: Words["fix"];
}

const REASONS: Readonly<Record<FindingFacts["figures-not-placed"]["why"], Reason>> = {
  unsaid: {
    found: (cells) => `nothing beside or above ${cells} says all that it is about`,
    fix: "Say it in a label beside it, in a header over it or in a heading above it, and send the file again.",
  },
  unclear: {
    found: (cells) => `labels of ${cells} contradict each other or do not say which figure it is`,
    fix: "Correct the labels, or take these figures out if they are no part of the return, and send the file again.",
  },
  twice: {
    found: (cells) => `the same is said twice, of ${cells}`,
    fix: "Keep the one that is meant, or correct the labels, and send the file again.",
  },
  total: {
    found: (cells) => `${cells} is said to be a total and is not the sum of the figures it is of`,
    fix: "Correct the total, or the label, and send the file again.",
  },
  period: {
    found: (cells) => `${cells} is said to be of another period, and nothing like it of this one`,
    fix: "Correct the period, or put in the figures of this one, and send the file again.",
  },
  sheets: {
    found: (cells) => `what belongs in one row stands on several sheets, as at ${cells}`,
    fix: "Put the columns beside one another on one sheet and send the file again.",
  },
  lacking: {
    found: (cells) => `labels such as those of ${cells} are known, and not all that is asked for is there`,
    fix: "Label the figures by the headers that are asked for and send the file again.",
  },
};

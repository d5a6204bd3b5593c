import type { Severity } from "./severity.ts";
import type { TableFacts } from "./table-facts.ts";
import type { WrongFileFacts } from "./wrong-file-facts.ts";

/** Where a finding is, as far as it is known. Rows are numbered as the sheet shows them, from 1. */
export interface Place {
  readonly sheet?: string;
  /** An A1 address or range. */
  readonly cell?: string;
  readonly row?: number;
  /** Column and table ids of the collection. */
  readonly column?: string;
  readonly table?: string;
}

/** Kinds of file that hold no table, by what would do instead. */
export type WrongKind = "document" | "picture" | "apple" | "archive" | "old" | "page" | "data";

/** The facts each code carries. Words are made from these and from nothing else. */
export interface FindingFacts extends WrongFileFacts, TableFacts {
  // The file cannot be opened
  "empty-file": { readonly bytes: number };
  "wrong-type": { readonly found: string; readonly kind?: WrongKind };
  "several-files": { readonly files: readonly string[] };
  "password-protected": { readonly format: string };
  "damaged-file": { readonly format: string; readonly reason: string };
  /**
   * `last` is what the file ends with: in a line of `cells` cells where the lines above have `usual`; where the lines above end like `above`; or
   * within a table of a page. Or a sheet has all `rows` that a program keeps.
   */
  "file-cut-short":
    | { readonly by: "cells"; readonly last: string; readonly cells: number; readonly usual: number }
    | { readonly by: "ending"; readonly last: string; readonly above: string }
    | { readonly by: "page"; readonly last: string }
    | { readonly by: "rows"; readonly rows: number };
  "over-limit": { readonly limit: string; readonly allowed: number; readonly found: number };
  // The upload cannot be filed
  "unfiled-upload": { readonly key: string; readonly reason: string };
  // Who and when
  "unknown-authority": { readonly found: string; readonly nearest: readonly string[] };
  "ambiguous-authority": { readonly found: string; readonly candidates: readonly string[] };
  "authority-not-then": { readonly found: string; readonly day: string; readonly successors: readonly string[] };
  "authority-differs": { readonly found: string; readonly expected: string };
  "authority-not-stated": { readonly labels: readonly string[] };
  /** `found` is the name on the register, `text` the title. */
  "authority-by-title": { readonly found: string; readonly text: string };
  "wrong-period": { readonly found: string; readonly expected: string };
  // Cells
  /** `expected` as after "read as": `a whole number of people`. `columns` are titles, where more than one cell is meant. */
  "blank-cell": { readonly expected: string; readonly columns?: readonly string[] };
  "not-a-number": { readonly found: string; readonly expected: string };
  "not-whole": { readonly found: string };
  negative: { readonly found: string };
  "out-of-range": { readonly found: string; readonly least: string; readonly most: string };
  /** `expected` is `a date` unless given; `a month` for a month. */
  "not-a-date": { readonly found: string; readonly expected?: string };
  "not-in-list": { readonly found: string; readonly allowed: readonly string[] };
  "error-cell": { readonly found: string };
  "formula-not-calculated": Readonly<Record<never, never>>;
  "too-long": { readonly length: number; readonly most: number };
  // How cells were read, and cells that hold more, less or other than one value
  "two-numbers": { readonly numbers: readonly [string, string]; readonly expected: string };
  /** `number` is what is left without the digit that is one too many. */
  "extra-digit": {
    readonly found: string;
    readonly number: string;
    readonly digit: string;
    readonly expected: string;
  };
  "not-exact": { readonly found: string; readonly expected: string };
  /** `read` as people write it; `because` is what the reading rests on, for one cell (`short`, `money`, `below one`) or for a column. */
  "read-as": {
    readonly found: string;
    readonly read: string;
    readonly because: "short" | "money" | "comma" | "part of one" | "below one" | "month first";
  };
  /** `days` are the two that it can be, as ISO days. */
  "ambiguous-date": { readonly found: string; readonly days: readonly string[] };
  /** `found` is each text that stands in the column, once. */
  "wrong-column": {
    readonly title: string;
    readonly expected: string;
    readonly found: readonly string[];
    readonly rows: number;
  };
  /** `direction` is where the cells stand, from where they belong. */
  "row-out-of-line": { readonly direction: "left" | "right"; readonly rows: number };
  /** `columns` are titles, one for each value. */
  "cells-run-together": { readonly values: readonly [string, string]; readonly columns: readonly [string, string] };
  // Sums and comparisons
  "does-not-add-up": {
    readonly parts: readonly string[];
    readonly whole: string;
    readonly sum: string;
    readonly stated: string;
    readonly difference: string;
  };
  exceeds: { readonly smaller: string; readonly larger: string; readonly found: string; readonly most: string };
  "total-differs": {
    readonly title: string;
    readonly sum: string;
    readonly stated: string;
    readonly difference: string;
  };
  "quotient-differs": { readonly title: string; readonly computed: string; readonly stated: string };
  "tables-disagree": {
    readonly left: string;
    readonly right: string;
    readonly leftSum: string;
    readonly rightSum: string;
  };
  "changed-much": {
    readonly title: string;
    readonly before: string;
    readonly now: string;
    readonly factor: string;
    readonly period: string;
  };
  "outside-period": { readonly title: string; readonly found: string; readonly rows: number; readonly period: string };
  // About the file as a whole
  "synthetic-data": { readonly statement: string };
  "other-template": {
    readonly of: "collection" | "edition" | "period";
    readonly found: string;
    readonly expected: string;
  };
}

export type FindingCode = keyof FindingFacts;

/** A finding of the code named; of any of several codes where a union is given. */
export type FindingOf<C extends FindingCode> = {
  [Code in C]: {
    readonly code: Code;
    readonly severity: Severity;
    readonly place: Place;
    readonly facts: FindingFacts[Code];
    /** What the cell shows, where the finding is about one cell. */
    readonly value?: string;
  };
}[C];

/** One thing to say about a return: a code, how serious, where, and the facts. */
export type Finding = FindingOf<FindingCode>;

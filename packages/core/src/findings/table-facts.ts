/** The facts of findings about tables, their columns, rows and money. */
export interface TableFacts {
  "no-table": { readonly title: string; readonly headers: readonly string[]; readonly sheets: readonly string[] };
  /** `found` is the cell in which the headers stand together, or its beginning. */
  "not-in-columns": { readonly title: string; readonly found: string };
  "two-tables": { readonly title: string; readonly ranges: readonly string[]; readonly isList?: true };
  "table-in-parts": { readonly title: string; readonly ranges: readonly string[]; readonly rows: number };
  "no-rows": { readonly title: string };
  /** `candidates` are headers that may be its own, not used because that is not sure; `before` is one that was confirmed. */
  "missing-column": {
    readonly title: string;
    readonly headers: readonly string[];
    readonly candidates?: readonly string[];
    readonly before?: string;
  };
  /** `lacking` are the columns asked for that have no header there. */
  "rows-left-out": { readonly title: string; readonly rows: number; readonly lacking: readonly string[] };
  /** `period` is what the sheet or a title says, in words. */
  "other-period-left": { readonly title: string; readonly period: string; readonly rows: number };
  /** `header` stands over the signs; `found` is the first credit, one of `rows`, or the heading that calls them so. */
  "signs-apart": {
    readonly title: string;
    readonly header: string;
    readonly found: string;
    readonly rows: number;
    readonly isHeading?: true;
  };
  /** `headers` over what was paid and what came back, which `rows` have; `both` is the cell of a row that has both. */
  "credits-apart": {
    readonly title: string;
    readonly headers: readonly [string, string];
    readonly rows: number;
    readonly isSigned?: true;
    readonly both?: string;
  };
  /** `rows` of the `names` that have three rows or more are each the sum of the others; `found` is the name of the first. */
  "name-totals": { readonly title: string; readonly found: string; readonly rows: number; readonly names: number };
  /** `header` stands over what says VAT, of which `found` is the first. */
  "vat-rows": { readonly title: string; readonly header: string; readonly found: string; readonly rows: number };
  /**
   * `found` is each currency that is named, or what stands where the sign of one was lost; `header` the header that names it, where it
   * is no cell below.
   */
  "other-currency": {
    readonly title: string;
    readonly found: readonly string[];
    readonly rows: number;
    readonly header?: string;
    readonly isLost?: true;
  };
  /** `header` stands over the marks; `found` is each of them, once. */
  "rows-cancelled": {
    readonly title: string;
    readonly header: string;
    readonly found: readonly string[];
    readonly rows: number;
  };
  /** `rows` of the `of` numbers that are not nought. */
  "mostly-below-zero": { readonly title: string; readonly rows: number; readonly of: number };
  /** `others` is true where they are of several periods. */
  "sum-of-columns": {
    readonly title: string;
    readonly header: string;
    readonly parts: readonly string[];
    readonly others?: boolean;
  };
  /** `layout` is `headings`, `labels`, `columns` or `no header`: where the values stand, at `cells`. */
  "key-without-column": {
    readonly title: string;
    readonly layout: string;
    readonly cells: readonly string[];
    readonly rows: number;
  };
  /** `cells` say which column figures are of; `left` are labels of others, which are not asked for. */
  "read-by-labels": {
    readonly title: string;
    readonly cells: readonly string[];
    readonly rows: number;
    readonly left?: readonly string[];
  };
  /** `cells` are those that show `why`. */
  "figures-not-placed": {
    readonly title: string;
    readonly why: "unsaid" | "unclear" | "twice" | "total" | "period" | "sheets" | "lacking";
    readonly cells: readonly string[];
    readonly headers: readonly string[];
  };
  /** In `rows` rows, from the cell above each. */
  "names-carried": { readonly title: string; readonly rows: number };
  "column-taken": { readonly title: string; readonly header: string };
  /** `before` is the header that was confirmed, `now` the one in its place; absent where the column has none. */
  "header-changed": { readonly title: string; readonly before: string; readonly now?: string };
  /** Who confirmed it, and the day. */
  "header-confirmed": { readonly title: string; readonly header: string; readonly by: string; readonly on: string };
  "ambiguous-column": { readonly title: string; readonly candidates: readonly string[] };
  /** `found` is `thousands`, `millions` or `pence`; `expected` is what is counted: `pounds`, `people`; `penny` a number written to the penny. */
  "other-unit": { readonly found: string; readonly expected: string; readonly penny?: string };
  "column-absent": { readonly title: string; readonly meaning: string };
  "column-without-header": Readonly<Record<never, never>>;
  "column-not-used": { readonly header: string };
  /** How many rows and columns in which something stands, and the first of each. */
  "hidden-cells": { readonly rows: number; readonly row: string; readonly columns: number; readonly column: string };
  "pence-apart": { readonly title: string };
  /** `isBare` where no header stands over them. */
  "block-not-read": { readonly rows: number; readonly isBare?: true };
  "column-empty": { readonly title: string; readonly rows: number };
  /** Names of the sheets, in their order. */
  "sheets-not-read": { readonly sheets: readonly string[] };
  "hidden-sheet": { readonly name: string; readonly visibility: string };
  "missing-row": { readonly keys: readonly string[] };
  "duplicate-row": { readonly key: string; readonly first: string };
  /** `rows` rows are about `keys` things, such as `key`, which stands at `first` before; `apart` is the header of what else they are about. */
  "several-rows-each": {
    readonly rows: number;
    readonly keys: number;
    readonly key: string;
    readonly first: string;
    readonly apart?: string;
  };
  /** `rows` of the `of` rows of a list; the first of them is that at `first` again. */
  "row-in-doubt": {
    readonly title: string;
    readonly found: readonly string[];
    readonly rows: number;
    readonly others: number;
    readonly isLarge?: true;
  };
  "rows-again": { readonly title: string; readonly rows: number; readonly of: number; readonly first: string };
}

/** The facts of findings about a file that is not the one asked for, or holds what may not be sent. */
export interface WrongFileFacts {
  /** `same` of `compared` values are those of the return for `period`, as people write it. */
  "last-period-again": { readonly same: number; readonly compared: number; readonly period: string };
  /** `same` of `compared` values are those of the council `found`; or it is named in `text`. */
  "another-authority": {
    readonly found: string;
    readonly expected: string;
    readonly same?: number;
    readonly compared?: number;
    readonly text?: string;
  };
  /** Titles of collections, and how many of its headers each knows. */
  "another-collection": {
    readonly found: string;
    readonly expected: string;
    readonly headers: number;
    readonly own: number;
  };
  /** In `rows` of `of` rows. `period` is there where the return for it says so; else the collection's own checks do. */
  "columns-swapped": {
    readonly first: string;
    readonly second: string;
    readonly rows: number;
    readonly of: number;
    readonly period?: string;
  };
  /**
   * `cells` of `of` values of the columns in `titles` are `factor` times what is expected, `now` beside `before` for one.
   * `before` is a value of `period`, or where there is none the limit of the column.
   */
  "other-scale": {
    readonly titles: readonly string[];
    readonly than: "larger" | "smaller";
    readonly factor: string;
    readonly cells: number;
    readonly of: number;
    readonly now: string;
    readonly before: string;
    readonly period?: string;
  };
  /** In `rows` of `of` rows, as `key` shows. `period` is there where the return for it says so; else the names beside the codes. */
  "rows-shifted": {
    readonly way: "down" | "up";
    readonly rows: number;
    readonly of: number;
    readonly key: string;
    readonly belongs: string;
    readonly period?: string;
  };
  /** The numbers of the column `title` are in several cells, in `rows` rows: `parts` of the first. */
  "numbers-cut": { readonly title: string; readonly rows: number; readonly parts: readonly string[] };
  /** `rows` of the `of` rows have nothing in `column`. */
  "rows-on-two-lines": {
    readonly title: string;
    readonly column: string;
    readonly rows: number;
    readonly of: number;
  };
  /** `kind` in words, in the plural; `line` is `column B` or `row 5`. Never a value. */
  "personal-data": { readonly kind: string; readonly line: string; readonly cells: number };
}

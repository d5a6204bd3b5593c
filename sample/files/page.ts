/** Zero-based, inclusive. */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A number with its format, and the text a spreadsheet shows for it. */
export interface Formatted {
  readonly number: number;
  readonly format: string;
  readonly shown: string;
}

export type Entry = string | number | Formatted | null;
export type Line = readonly Entry[];

/** One sheet before it is written. */
export interface Page {
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "very hidden";
  readonly lines: readonly Line[];
  readonly merges: readonly Block[];
}

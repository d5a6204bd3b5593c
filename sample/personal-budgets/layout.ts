import type { DateStyle } from "../files/date-entry.ts";
import type { NumberStyle } from "../files/number-entry.ts";
import type { CsvStyle } from "../files/write-csv.ts";

/** Every choice somebody made, knowingly or not, on the way from a return's numbers to a file. */
export interface Layout {
  readonly file: { readonly format: "xlsx" | "xls" } | ({ readonly format: "csv"; readonly ending: string } & CsvStyle);
  /** One table under another, money and sign-off apart from people, or a sheet each. */
  readonly sheets: 1 | 2 | 3;
  readonly sheetNames: "by table" | "numbered";
  readonly hiddenSheet: "none" | "hidden" | "very hidden";
  readonly preamble: Preamble;
  readonly tables: TableStyle;
  readonly numbers: NumberStyle;
  readonly money: NumberStyle;
  readonly dates: DateStyle;
  readonly emptyColumns: { readonly before: number; readonly after: number };
  readonly notes: boolean;
  /** What is broken on purpose. */
  readonly spoilt?: Spoilt;
}

export interface Spoilt {
  readonly textInstead?: {
    readonly clientGroup: string;
    readonly ageBand: string;
    readonly column: string;
    readonly text: string;
  };
  readonly columnLeftOut?: string;
}

export interface Preamble {
  readonly council: "official name" | "name" | "code" | "gss";
  readonly period: "31 March 2010" | "31/03/2010" | "31.03.2010" | "2010-03-31" | "in the title";
  /** Label and answer in two cells, or in one with a colon. */
  readonly labels: "beside" | "same cell";
  readonly mergedTitle: boolean;
}

export interface TableStyle {
  readonly titles: "none" | "plain" | "numbered";
  readonly headers: "plain" | "upper case" | "line break" | "footnote mark" | "padded";
  readonly stacked: boolean;
  readonly columns: "as asked" | "shuffled";
  readonly rows: "by group" | "by age" | "shuffled";
  readonly categories: "as asked" | "mixed";
  readonly total: "none" | "Total" | "TOTAL" | "Grand total";
  readonly blankRows: "none" | "under the header" | "between groups";
  readonly comments: boolean;
}

/** What every column declares, whatever its kind. */
export interface ColumnBase {
  /** Spellings of its header; the first is the one the template carries. */
  readonly headers: readonly string[];
  /**
   * Spellings that may be of something else too (`Company`, `Cost`): taken only where no other header is and what stands below
   * is of the kind, and always asked about.
   */
  readonly perhaps?: readonly string[];
  /** Item codes that stand for it in a code row. */
  readonly codes?: readonly string[];
  /** One sentence for the data dictionary and the template's guidance. */
  readonly description: string;
  /** False where a file may leave the whole column out. Default true. */
  readonly required?: boolean;
  /** What it means where the file has no such column; said in a note. Only for columns not required. */
  readonly ifAbsent?: string;
  /** True where a cell may be left empty. Default false. */
  readonly blank?: boolean;
}

export interface TextColumn extends ColumnBase {
  readonly kind: "text";
  /** Longest text kept, in characters. Default 500. */
  readonly longest?: number;
  /** True where names are asked for: under a known header, a column of codes is not them, and what is beside it may be. */
  readonly names?: boolean;
}

/** A whole number of things, never negative. */
export interface CountColumn extends ColumnBase {
  readonly kind: "count";
  readonly unit: string;
  readonly most?: number;
}

/** Money in pounds, kept to the penny. */
export interface AmountColumn extends ColumnBase {
  readonly kind: "amount";
  /** True where refunds make negative values right. Default false. */
  readonly negative?: boolean;
}

/** A percentage, kept as percent (82.4), to six places. */
export interface RateColumn extends ColumnBase {
  readonly kind: "rate";
  readonly least?: number;
  readonly most?: number;
}

export interface DateColumn extends ColumnBase {
  readonly kind: "date";
}

/** A calendar month, kept as `2014-09`. */
export interface MonthColumn extends ColumnBase {
  readonly kind: "month";
}

/** A council, by code, GSS code or any known name; kept as its code. */
export interface AuthorityColumn extends ColumnBase {
  readonly kind: "authority";
}

/** One of a list; kept as the id, read by any of its spellings. */
export interface CategoryColumn extends ColumnBase {
  readonly kind: "category";
  /** id -> spellings, the first as the template carries it. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

export type Column =
  | TextColumn
  | CountColumn
  | AmountColumn
  | RateColumn
  | DateColumn
  | MonthColumn
  | AuthorityColumn
  | CategoryColumn;

export type ColumnKind = Column["kind"];

type Options<C extends Column> = Omit<C, "kind">;

export function text(options: Options<TextColumn>): TextColumn {
  return { kind: "text", ...options };
}
export function count(options: Options<CountColumn>): CountColumn {
  return { kind: "count", ...options };
}
export function amount(options: Options<AmountColumn>): AmountColumn {
  return { kind: "amount", ...options };
}
export function rate(options: Options<RateColumn>): RateColumn {
  return { kind: "rate", ...options };
}
export function date(options: Options<DateColumn>): DateColumn {
  return { kind: "date", ...options };
}
export function month(options: Options<MonthColumn>): MonthColumn {
  return { kind: "month", ...options };
}
export function authority(options: Options<AuthorityColumn>): AuthorityColumn {
  return { kind: "authority", ...options };
}
export function category(options: Options<CategoryColumn>): CategoryColumn {
  return { kind: "category", ...options };
}

/** Digits kept after the point by each numeric kind; undefined for the others. */
export function columnScale(kind: ColumnKind): number | undefined {
  if (kind === "count") return 0;
  if (kind === "amount") return 2;
  return kind === "rate" ? 6 : undefined;
}

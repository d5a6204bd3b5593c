import type { Figure } from "../figure.ts";

const WORDS: Readonly<Record<string, string>> = {
  c: "hidden, to protect small numbers of people",
  x: "not available",
  z: "not applicable",
  w: "none recorded",
  low: "more than zero, and rounds to it",
  e: "estimated",
  p: "provisional",
  r: "revised",
};

/** What a symbol in square brackets means, in a few words. */
export function statusWords(status: string): string {
  return WORDS[status] ?? status;
}

/** The symbol of a figure without a value. */
export function absentMark({ status }: Pick<Figure, "status">): string {
  return `[${status ?? "x"}]`;
}

/** True where a value is there and may still change: drawn hollow. */
export function isUnsettled({ value, status }: Pick<Figure, "value" | "status">): boolean {
  return value !== null && (status === "e" || status === "p");
}

/** One sentence that explains each symbol met, and hollow points; none where none is. */
export function symbolSentences(figures: readonly Pick<Figure, "value" | "status">[]): readonly string[] {
  const absent = figures.filter(({ value }) => value === null).map(({ status }) => status ?? "x");
  const symbols = [...new Set(absent)].toSorted().map((status) => `[${status}] is ${statusWords(status)}`);
  const unsettled = figures.some(isUnsettled) ? ["A hollow point is provisional or estimated."] : [];
  return [...(symbols.length === 0 ? [] : [`${symbols.join("; ")}.`]), ...unsettled];
}

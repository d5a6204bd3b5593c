import type { Figure } from "../figure.ts";
import { figureValue } from "../figure-value.ts";
import { statusWords, symbolSentences } from "./status-words.ts";

/** How many councils a chart shows, from where to where, and how many it cannot show, and why. */
export function councilSentences(figures: readonly Figure[]): readonly string[] {
  const shown = figures
    .filter(({ value }) => value !== null)
    .toSorted((one, other) => Number(one.value) - Number(other.value));
  const [least, most] = [shown[0], shown.at(-1)];
  const range =
    least === undefined || most === undefined
      ? "No council's value is shown."
      : `${shown.length} of ${figures.length} councils have a value shown: the lowest is ${told(least, shown)}, the highest ${told(most, shown)}.`;
  const absent = Map.groupBy(
    figures.filter(({ value }) => value === null),
    ({ status }) => status ?? "x",
  );
  const reasons = [...absent]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([status, those]) => `${those.length} [${status}], ${statusWords(status)}`);
  const unsettled = symbolSentences(figures).filter((sentence) => sentence.startsWith("A hollow"));
  return [
    range,
    ...(reasons.length === 0 ? [] : [`Without a value: ${reasons.join("; ")}.`]),
    ...unsettled.map(asMark),
  ];
}

/** A value with the council that has it, or how many have. */
function told(figure: Figure, all: readonly Figure[]): string {
  const alike = all.filter(({ value }) => Number(value) === Number(figure.value)).length;
  return `${figureValue(figure)} (${alike > 1 ? `${alike} councils` : figure.geography})`;
}

function asMark(): string {
  return "A value with [p] or [e] in the table is provisional or estimated.";
}

import { formatUnscaled, parseDecimal } from "../../exact/decimal.ts";
import { groupDigits } from "../../exact/group-digits.ts";
import { compare, fractionOf, subtract } from "../aggregate/fraction.ts";
import type { Sum } from "../aggregate/questions.ts";
import type { Figure } from "../figure.ts";
import { figureValue } from "../figure-value.ts";
import type { CouncilPart } from "./council-part.ts";
import { madeWords } from "./made-words.ts";
import type { WorkedFigure, WorkedSnapshot } from "./work-figure.ts";

type Added = Extract<WorkedFigure, { kind: "added up" }>;
type FromOthers = Extract<WorkedFigure, { kind: "worked from others" }>;

/** How a figure's value comes about, in a sentence; null where it has none. Never called for a figure that is hidden. */
export function workingOf(worked: WorkedFigure, snapshot: WorkedSnapshot): string | null {
  if (worked.figure.value === null) return null;
  const isExact = snapshot.collection.publish.percentFrom === "exact";
  const made = madeWords(worked, snapshot);
  if (made !== null) return made;
  return worked.kind === "added up" ? addedWords(worked, isExact) : othersWords(worked, snapshot, isExact);
}

function addedWords({ figure, question, councils }: Added, isExact: boolean): string {
  const value = figureValue(figure);
  const counted = councils.flatMap(({ part }) => (part?.counted === true ? [part] : []));
  const over = `over ${counted.length} ${counted.length === 1 ? "council" : "councils"}`;
  if (question.kind === "band") {
    return `${value} of the ${counted.length} that gave both numbers ${value === "1" ? "is" : "are"} in the band.`;
  }
  const top = totalText(counted, ({ numerator }) => numerator, question.numerator);
  if (question.kind === "sum") return `${top} ${over}; as published, ${value}.`;
  const bottom = totalText(counted, ({ denominator }) => denominator, question.denominator);
  const times = groupDigits(String(question.per));
  const shown = `${times} x ${groupDigits(figure.numerator ?? "")} / ${groupDigits(figure.denominator ?? "")} = ${value}`;
  const exactly = `${top} and ${bottom} ${over}`;
  return isExact ? `${times} x ${top} / ${bottom} = ${value}, ${over}.` : `${shown}; before rounding, ${exactly}.`;
}

function othersWords({ figure, from, target }: FromOthers, { targets }: WorkedSnapshot, isExact: boolean): string {
  const [first, second] = from.map(({ worked }) => figureValue(worked.figure));
  const share = targets.find(({ id }) => id === target)?.share;
  const other = share === undefined ? second : `the target of ${share}%`;
  const isOff = share === undefined && !isDifference(figure, from);
  const rounding = isExact || isOff ? ", worked before either was rounded" : "";
  return `${first} less ${other}: ${figureValue(figure)}${rounding}.`;
}

/** True where what is shown of two figures differs by what is shown of the third. */
function isDifference({ value }: Pick<Figure, "value">, from: FromOthers["from"]): boolean {
  const [shown, first, second] = [value, ...from.map(({ worked }) => worked.figure.value)].map((text) =>
    text === null ? undefined : parseDecimal(text),
  );
  if (shown === undefined || first === undefined || second === undefined) return true;
  return compare(subtract(fractionOf(first), fractionOf(second)), fractionOf(shown)) === 0;
}

function totalText(parts: readonly CouncilPart[], of: (part: CouncilPart) => bigint | null, { scale }: Sum): string {
  const total = parts.reduce((sum, part) => sum + (of(part) ?? 0n), 0n);
  return groupDigits(formatUnscaled(total, scale));
}

import type { Collection } from "../collections/define-collection.ts";
import type { QuantileMeasure } from "../collections/measures.ts";
import type { Middles } from "./aggregate/collect-middles.ts";
import type { Counted } from "./aggregate/counted.ts";
import { decimalText, whole } from "./aggregate/fraction.ts";
import { councilValue, meanOf } from "./aggregate/quantile-figures.ts";
import { parsePoint, placesAt } from "./aggregate/quantile-point.ts";
import type { Question } from "./aggregate/questions.ts";
import { type Rounding, roundCounted } from "./aggregate/round-figure.ts";
import { isNonNegative } from "./bounds-words.ts";
import { type Bounds, noBounds, quantityOf } from "./coverage-bounds.ts";
import type { Figure } from "./figure.ts";

interface QuantileBoundsInput {
  readonly collection: Collection;
  readonly measure: QuantileMeasure;
  readonly question: Question;
  readonly figure: Figure;
  readonly middles: Middles | undefined;
  readonly rounding: Rounding;
}

/**
 * Bounds of a quantile: its value if every council that has no place stood below the others, at nothing, and if every one
 * stood above them, at the most there is: 100 of a share, unknown of any other number.
 */
export function quantileBounds(input: QuantileBoundsInput): Bounds {
  const { figure, middles, collection, question, rounding } = input;
  if (figure.value === null || middles === undefined || !isNonNegative(collection, question)) return noBounds;
  const missing = figure.expected - middles.of;
  if (missing <= 0) return { ...noBounds, low: figure.value, high: figure.value };
  const places = placesAt(parsePoint(input.measure.at), figure.expected);
  const low = meanAt(
    input,
    places.map((place) => place - missing),
  );
  const high = meanAt(input, places);
  const text = (counted: Counted | null): string | null => counted && decimalText(roundCounted(counted, rounding));
  return { ...noBounds, low: text(low), high: text(high) };
}

function meanAt(input: QuantileBoundsInput, places: readonly number[]): Counted | null {
  const values = places.map((place) => valueAt(input, place));
  const known = values.flatMap((value) => value ?? []);
  return known.length === values.length ? meanOf(known) : null;
}

function valueAt({ middles, question, collection }: QuantileBoundsInput, place: number): Counted | null {
  const quantity = quantityOf(question);
  if (place < 1) return { exact: whole(0), quantity };
  if (middles === undefined || place > middles.of) return mostThereIs(collection, question);
  const pair = middles.at.get(place);
  return pair === undefined ? null : councilValue(question, pair);
}

/** The most that a council can have: 100 of a share that cannot exceed its base; null where nothing limits it. */
export function mostThereIs({ measures }: Collection, question: Question): Counted | null {
  const measure = measures[question.measure];
  const mayExceed = measure?.kind === "ratio" && measure.bases[question.basis]?.mayExceed === true;
  return quantityOf(question) === "percent" && !mayExceed ? { exact: whole(100), quantity: "percent" } : null;
}

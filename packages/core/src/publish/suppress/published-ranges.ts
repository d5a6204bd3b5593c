import type { Collection } from "../../collections/define-collection.ts";
import type { PlacedCouncil } from "../aggregate/areas.ts";
import type { Counted } from "../aggregate/counted.ts";
import {
  add,
  compare,
  decimalText,
  divide,
  type Fraction,
  fractionOf,
  multiply,
  subtract,
  whole,
} from "../aggregate/fraction.ts";
import { meanOf } from "../aggregate/quantile-figures.ts";
import { parsePoint, placesAt } from "../aggregate/quantile-point.ts";
import { type Quantity, type Question, questionsOf } from "../aggregate/questions.ts";
import { type Rounding, roundCounted, roundingOf } from "../aggregate/round-figure.ts";
import { isNonNegative } from "../bounds-words.ts";
import { quantityOf } from "../coverage-bounds.ts";
import type { Figure } from "../figure.ts";
import { councilsOf } from "../figure-councils.ts";
import type { Figures } from "../held/figures.ts";
import { numberIn } from "../known-numbers.ts";
import { mostThereIs } from "../quantile-bounds.ts";

/** From what to what a number lies; null where nothing limits it. */
export interface Range {
  readonly low: string | null;
  readonly high: string | null;
}

interface Published {
  /** As made: with the rounding of the version. */
  readonly collection: Collection;
  readonly councils: readonly PlacedCouncil[];
  /** As they are published, small numbers hidden. */
  readonly figures: Figures;
}

/** From what to what the exact value of a council lies; a missing end is without limit. */
type Span = readonly [Fraction, Fraction | null];

/**
 * Looks up from what to what a quantile lies, whose own value is not told, by what is published of its councils and by nothing
 * else: each council's value lies where it was rounded from, and one of which nothing is shown may be anything
 * there is, or have no place. So it tells readers what they could have worked out. Nothing for figures of other kinds, where councils
 * have no figures of their own, and where their numbers can be below zero.
 */
export function publishedRanges(published: Published): (figure: Figure) => Range | undefined {
  const { collection, councils } = published;
  const members = councilsOf(councils);
  const rounding = roundingOf(collection.publish);
  const ownOf = councilFigures(published);
  return (figure) => {
    const measure = collection.measures[figure.measure];
    if (measure?.kind !== "quantile") return undefined;
    const question = questionsOf(collection).find(
      ({ measure: id, basis }) => id === measure.of && basis === figure.basis,
    );
    const own = ownOf(keyOf({ ...figure, measure: measure.of }));
    if (question === undefined || own === undefined || !isNonNegative(collection, question)) return undefined;
    const anything: Span = [whole(0), mostThereIs(collection, question)?.exact ?? null];
    const spans = members(figure).map((code) => spanOf(own.get(code), { question, rounding, anything }));
    const places = placesAt(parsePoint(measure.at), spans.length);
    const quantity = quantityOf(question);
    const end = (ends: readonly (Fraction | null)[]) => textAt(ends.toSorted(inOrder), places, { quantity, rounding });
    return { low: end(spans.map(([low]) => low)), high: end(spans.map(([, high]) => high)) };
  };
}

type PlaceIn = Pick<Figure, "measure" | "basis" | "period" | "breakdown">;

/** Figures of single councils that a quantile is of, by council code; looked through when the first is asked for. */
function councilFigures({ collection, figures }: Published): (key: string) => ReadonlyMap<string, Figure> | undefined {
  const sources = new Set(
    Object.values(collection.measures).map((measure) => (measure.kind === "quantile" ? measure.of : "")),
  );
  let found: Map<string, Map<string, Figure>> | undefined;
  const find = () => {
    const all = new Map<string, Map<string, Figure>>();
    for (const figure of figures) {
      if (figure.level !== "council" || !sources.has(figure.measure)) continue;
      const own = all.get(keyOf(figure)) ?? new Map<string, Figure>();
      all.set(keyOf(figure), own.set(figure.geographyCode, figure));
    }
    return all;
  };
  return (key) => {
    found ??= find();
    return found.get(key);
  };
}

function keyOf({ measure, basis, period, breakdown }: PlaceIn): string {
  return [measure, basis, period, breakdown].join("/");
}

interface About {
  readonly question: Question;
  readonly rounding: Rounding;
  readonly anything: Span;
}

function spanOf(figure: Figure | undefined, { question, rounding, anything }: About): Span {
  if (figure === undefined || figure.value === null) return anything;
  if (question.kind !== "ratio") {
    const [low, high] = around(figure.value, quantityOf(question), rounding);
    return [low, high];
  }
  if (figure.numerator === null || figure.denominator === null) return anything;
  const [top, bottom] = [question.numerator, question.denominator];
  const [least, most] = around(figure.numerator, top.quantity, rounding);
  const [fewest, all] = around(figure.denominator, bottom.quantity, rounding);
  const per = whole(question.per);
  const limit = anything[1];
  const high = fewest.top <= 0n ? limit : multiply(per, divide(most, fewest));
  const isOver = high !== null && limit !== null && compare(high, limit) > 0;
  return [multiply(per, divide(least, all)), isOver ? limit : high];
}

/** What can have been rounded to a published number: half a step below and above, of people whole ones, and not below nothing. */
function around(text: string, quantity: Quantity, { steps }: Rounding): readonly [Fraction, Fraction] {
  const step = steps[quantity];
  const isPeople = quantity === "count" && step.scale === 0;
  const [value, half] = [numberIn(text), isPeople ? whole(step.unscaled / 2n) : divide(fractionOf(step), whole(2))];
  const low = subtract(value, half);
  return [low.top < 0n ? whole(0) : low, add(value, half)];
}

/** What has no limit comes last. */
function inOrder(one: Fraction | null, other: Fraction | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return compare(one, other);
}

function textAt(
  ends: readonly (Fraction | null)[],
  places: readonly number[],
  { quantity, rounding }: { readonly quantity: Quantity; readonly rounding: Rounding },
): string | null {
  const known = places.flatMap((place): Counted[] => {
    const exact = ends[place - 1];
    return exact === null || exact === undefined ? [] : [{ exact, quantity }];
  });
  const mean = known.length === places.length ? meanOf(known) : null;
  return mean && decimalText(roundCounted(mean, rounding));
}

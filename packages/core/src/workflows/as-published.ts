import type { PublishRules } from "../collections/measures.ts";
import { formatUnscaled, parseDecimal, rescale } from "../exact/decimal.ts";
import type { Figure } from "../publish/figure.ts";

/** Shares, differences of shares, and rates such as `per 100,000`. */
function isRate(unit: string): boolean {
  return unit === "percent" || unit === "percentage points" || unit.startsWith("per ");
}

/**
 * A figure read back from a snapshot's table, with the decimals it was published with: a table
 * keeps every number to the same four places (`82.4000`). Throws a `RangeError` for other text.
 */
export function asPublished(figure: Figure, rules: PublishRules): Figure {
  const own = isRate(figure.unit) ? rules.percentPlaces : wholePlaces(figure.unit, rules);
  // A share and a rate have whole numbers of people or pounds; what is worked from shares or rates has those.
  const part = (text: string | null): string | null => {
    const whole = isRate(figure.unit) ? withPlaces(text, 0) : text;
    return whole === text || figure.unit === "percentage points" ? withPlaces(text, own) : whole;
  };
  return {
    ...figure,
    value: withPlaces(figure.value, own),
    numerator: part(figure.numerator),
    denominator: part(figure.denominator),
  };
}

function wholePlaces(unit: string, rules: PublishRules): number {
  const multiple = unit === "pounds" ? rules.roundPoundsTo : rules.roundCountsTo;
  return parseDecimal(String(multiple))?.scale ?? 0;
}

/** Decimal text with so many places. Only zeros are dropped: a number with more digits than were published stays as it is. */
export function withPlaces(text: string | null, places: number): string | null {
  if (text === null) return null;
  const found = parseDecimal(text);
  if (found === undefined) throw new RangeError(`Cannot read the figure "${text}" as a number`);
  const shown = rescale(found.unscaled, found.scale, places);
  const same = rescale(shown, places, found.scale) === found.unscaled;
  return same ? formatUnscaled(shown, places) : text;
}

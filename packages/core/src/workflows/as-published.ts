import type { PublishRules } from "../collections/measures.ts";
import { formatUnscaled, parseDecimal, rescale } from "../exact/decimal.ts";
import type { Figure } from "../publish/figure.ts";

const RATES = new Set(["percent", "percentage points"]);

/**
 * A figure read back from a snapshot's table, with the decimals it was published with: a table
 * keeps every number to the same four places (`82.4000`). Throws a `RangeError` for other text.
 */
export function asPublished(figure: Figure, rules: PublishRules): Figure {
  const own = RATES.has(figure.unit) ? rules.percentPlaces : wholePlaces(figure.unit, rules);
  // A comparison of shares has a share for its numerator; a share has numbers of people or pounds.
  const parts = figure.unit === "percent" ? 0 : own;
  return {
    ...figure,
    value: withPlaces(figure.value, own),
    numerator: withPlaces(figure.numerator, parts),
    denominator: withPlaces(figure.denominator, parts),
  };
}

function wholePlaces(unit: string, rules: PublishRules): number {
  const multiple = unit === "pounds" ? rules.roundPoundsTo : rules.roundCountsTo;
  return parseDecimal(String(multiple))?.scale ?? 0;
}

/** Only zeros are dropped: a number with more digits than were published stays as it is. */
function withPlaces(text: string | null, places: number): string | null {
  if (text === null) return null;
  const found = parseDecimal(text);
  if (found === undefined) throw new RangeError(`Cannot read the figure "${text}" as a number`);
  const shown = rescale(found.unscaled, found.scale, places);
  const same = rescale(shown, places, found.scale) === found.unscaled;
  return same ? formatUnscaled(shown, places) : text;
}

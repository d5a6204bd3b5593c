/** A decimal number as an integer: `unscaled` divided by ten to the power of `scale`. */
export interface Decimal {
  readonly unscaled: bigint;
  readonly scale: number;
}

const [PLUS, MINUS, POINT, ZERO] = [43, 45, 46, 48] as const;
const PLAIN_DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/** No number of people or pounds is longer; a longer text is not read at all. */
const MOST_DIGITS = 100;

/** As many digits a double holds exactly. */
const EXACT_DIGITS = 15;

/** Powers met all the time; raising a bigint anew is slow. */
const POWERS_OF_TEN: readonly bigint[] = Array.from({ length: 41 }, (_, exponent) => 10n ** BigInt(exponent));

/** Writes an unscaled integer as decimal text with exactly `scale` places: `(-5n, 2)` is `-0.05`. */
export function formatUnscaled(value: bigint, scale: number): string {
  const digits = absolute(value)
    .toString()
    .padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const sign = value < 0n ? "-" : "";
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(digits.length - scale)}`;
}

/**
 * Reads plain decimal text: digits with at most one point and a sign. The scale is the number of
 * digits after the point. Returns `undefined` for all else: groups, exponents, spaces, symbols.
 */
export function parseDecimal(text: string): Decimal | undefined {
  if (text.length > MOST_DIGITS) return undefined;
  if (text.length <= EXACT_DIGITS) return parseShort(text);
  const [, sign, whole = "", fraction = ""] = PLAIN_DECIMAL.exec(text) ?? [];
  if (sign === undefined || whole + fraction === "") return undefined;
  const size = BigInt(whole + fraction);
  return { unscaled: sign === "-" ? -size : size, scale: fraction.length };
}

/** The same number at another scale; digits dropped are rounded half away from zero. */
export function rescale(value: bigint, from: number, to: number): bigint {
  return to >= from ? value * powerOfTen(to - from) : divideHalfAway(value, powerOfTen(from - to));
}

/**
 * The multiple nearest to a value, half away from zero, both of one scale: `(12n, 5n)` is `10n`, `(-13n, 5n)` is `-15n`.
 * Throws a `RangeError` where the multiple is not above zero.
 */
export function roundToMultiple(value: bigint, multiple: bigint): bigint {
  if (multiple <= 0n) throw new RangeError("A multiple to round to is above zero");
  return divideHalfAway(value, multiple) * multiple;
}

/**
 * Numerator divided by denominator, both of one scale, as an integer with `places` digits after
 * the point, rounded once, half away from zero: `(2n, 3n, 1)` is `7n`, for 0.7.
 * Throws a `RangeError` where the denominator is zero.
 */
export function divideRounded(numerator: bigint, denominator: bigint, places: number): bigint {
  if (denominator === 0n) throw new RangeError("Nothing can be divided by zero");
  return divideHalfAway(numerator * powerOfTen(places), denominator);
}

/** The size of a number without its sign. */
export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Ten to the power of a whole number, zero or above. */
export function powerOfTen(exponent: number): bigint {
  return POWERS_OF_TEN[exponent] ?? 10n ** BigInt(exponent);
}

/** The same character by character: there are millions of such texts in a publication. */
function parseShort(text: string): Decimal | undefined {
  const first = text.charCodeAt(0);
  let size = 0;
  let digits = 0;
  let point = -1;
  for (let at = first === MINUS || first === PLUS ? 1 : 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit >= 0 && digit <= 9) {
      size = size * 10 + digit;
      digits += 1;
    } else if (digit === POINT - ZERO && point < 0) point = at;
    else return undefined;
  }
  if (digits === 0) return undefined;
  const scale = point < 0 ? 0 : text.length - point - 1;
  return { unscaled: BigInt(first === MINUS ? -size : size), scale };
}

function divideHalfAway(numerator: bigint, denominator: bigint): bigint {
  const top = absolute(numerator);
  const bottom = absolute(denominator);
  const size = (2n * top + bottom) / (2n * bottom);
  return numerator < 0n === denominator < 0n ? size : -size;
}

import { parseDecimal } from "../exact/decimal.ts";
import { add, divide, type Fraction, fractionOf, multiply, whole } from "./aggregate/fraction.ts";

/** Numbers together; null where one of them is not known. */
export function sumKnown(numbers: readonly (Fraction | null)[]): Fraction | null {
  return numbers.reduce((sum, number) => (sum === null || number === null ? null : add(sum, number)), whole(0));
}

/** 100 x top / bottom; null where the base is not above zero. */
export function percentKnown(top: Fraction, bottom: Fraction): Fraction | null {
  return bottom.top <= 0n ? null : multiply(whole(100), divide(top, bottom));
}

/** A published number; zero where there is none. */
export function numberIn(text: string | null): Fraction {
  const decimal = text === null ? undefined : parseDecimal(text);
  return decimal === undefined ? whole(0) : fractionOf(decimal);
}

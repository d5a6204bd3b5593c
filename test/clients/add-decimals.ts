/** The exact sum of numbers with four places, as text; null where there is none to add. */
export function addDecimals(numbers: readonly (string | null)[]): string | null {
  const given = numbers.flatMap((text) => (text === null ? [] : [BigInt(text.replace(".", ""))]));
  return given.length === 0 ? null : withFourPlaces(given.reduce((total, one) => total + one, 0n));
}

/** A number of ten-thousandths as text with four places. */
export function withFourPlaces(unscaled: bigint): string {
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(5, "0");
  return `${unscaled < 0n ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

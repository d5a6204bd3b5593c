/** Characters that General gives a number without its sign. */
const LONGEST = 11;

/**
 * Writes a number as a cell without a format shows it when the column is wide enough: eleven
 * characters at most, then as `1.23457E+11`.
 */
export function showGeneral(value: number): string {
  const shortest = String(value === 0 ? 0 : value);
  const size = Math.abs(value);
  if (size < 1e11 && size >= 1e-4 && shortest.length <= LONGEST) return shortest;
  if (Number.isInteger(value) && size < 1e11) return shortest;
  if (size >= 1e11 || size < 1e-9) return scientific(value);
  if (size < 1e-4) {
    const fixed = plain(value.toFixed(9));
    return Number(fixed) === value ? fixed : scientific(value);
  }
  const wholeDigits = Math.max(1, Math.floor(Math.log10(size)) + 1);
  return plain(value.toFixed(Math.max(0, 10 - wholeDigits)));
}

function scientific(value: number): string {
  const [mantissa = "", exponent = "0"] = value.toExponential(5).split("e");
  const power = Number(exponent);
  return `${plain(mantissa)}E${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}

function plain(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

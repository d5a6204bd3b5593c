import type { LineCell } from "./sheet-lines.ts";

const GROUPED = /^\d{3}[ -]?\d{3}[ -]?\d{4}$/;

/** The NHS number that a cell holds and nothing else (`943 476 5919`): ten digits of which the last checks the others. */
export function nhsNumber({ cell, text, digits: many }: LineCell): string | undefined {
  if (cell.kind === "number" ? Number(cell.value) < 1e9 : many !== 10) return undefined;
  const written = cell.kind === "number" ? String(cell.value) : text;
  const digits = GROUPED.test(written) ? written.replace(/[ -]/g, "") : "";
  return digits !== "" && isNhsNumber(digits) ? digits : undefined;
}

/**
 * True where the last of ten digits is the check digit of the nine before it: weights 10 to 2, modulus 11, and
 * eleven stands for 0 (NHS Data Dictionary, "NHS Number"). One in eleven of all numbers passes by chance.
 */
function isNhsNumber(digits: string): boolean {
  if (/^(\d)\1*$/.test(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce((before, digit, place) => before + Number(digit) * (10 - place), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(digits.at(-1));
}

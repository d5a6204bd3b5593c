import { groupDigits } from "@council-returns/core/exact/group-digits.ts";

const UNITS = [
  [1024 * 1024 * 1024, "GB"],
  [1024 * 1024, "MB"],
  [1024, "KB"],
] as const;

/** A size as GOV.UK writes it: `4.5MB`, `100MB`. */
export function bytesWords(bytes: number): string {
  const [size, unit] = UNITS.find(([least]) => bytes >= least) ?? [1, bytes === 1 ? " byte" : " bytes"];
  const tenths = Math.round((bytes * 10) / size) / 10;
  return `${tenths}${unit}`;
}

/** A count of things: `1 error`, `1,204 errors`, `no errors`. */
export function countWords(count: number, one: string, more: string = `${one}s`): string {
  if (count === 0) return `no ${more}`;
  return `${groupDigits(String(count))} ${count === 1 ? one : more}`;
}

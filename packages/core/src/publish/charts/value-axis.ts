import { groupDigits } from "../../exact/group-digits.ts";

/** How values of a unit stand on an axis. */
export interface ValueAxis {
  readonly title: string;
  /** What values are divided by, so that labels stay short. */
  readonly divisor: number;
}

/** Numbers from this size on are told in millions. */
const MANY = 10_000_000;

/** The axis of values of a unit, the largest of which is this one. */
export function valueAxis(unit: string, largest: number): ValueAxis {
  const many = Math.abs(largest) >= MANY;
  const words: Readonly<Record<string, string>> = {
    percent: "Percent",
    "percentage points": "Percentage points",
    pounds: many ? "£ million" : "£",
  };
  const plain = unit.charAt(0).toUpperCase() + unit.slice(1);
  return { title: words[unit] ?? (many ? `${plain}, millions` : plain), divisor: many ? 1_000_000 : 1 };
}

/** A value in a small place: `15`, `1.2k`, `34m`. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  const [divisor, ending] = size >= 1e9 ? [1e9, "bn"] : size >= 1e6 ? [1e6, "m"] : size >= 1e4 ? [1e3, "k"] : [1, ""];
  const scaled = value / divisor;
  const places = ending !== "" && Math.abs(scaled) < 10 ? 1 : 0;
  return `${groupDigits(scaled.toFixed(places))}${ending}`;
}

import { groupDigits } from "../exact/group-digits.ts";
import type { Figure } from "./figure.ts";

/** A figure's value for people: `140,000`, `14.7%`, `£900,000,000`, `+9.6 points`; `[c]` where there is none. */
export function figureValue({ value, status, unit }: Pick<Figure, "value" | "status" | "unit">): string {
  if (value === null) return `[${status ?? "x"}]`;
  const grouped = groupDigits(value);
  if (unit === "percent") return `${grouped}%`;
  if (unit === "percentage points") return `${signed(grouped)} points`;
  if (unit === "pounds") return grouped.startsWith("-") ? `-£${grouped.slice(1)}` : `£${grouped}`;
  return grouped;
}

/** By how much a figure of this unit moved: `+1,200`, `-0.3 points`, `+£5`. */
export function differenceValue(by: string, unit: string): string {
  const points = unit === "percent" ? "percentage points" : unit;
  return signed(figureValue({ value: by, status: null, unit: points }));
}

/** A difference with its sign in front, whichever it is. */
export function signed(text: string): string {
  return /^[-+]|^0*(\.0*)?$/.test(text) ? text : `+${text}`;
}

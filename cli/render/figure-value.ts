import { groupDigits } from "@council-returns/core/exact/group-digits.ts";
import type { Figure } from "@council-returns/core/publish/figure.ts";

/** A figure's value for people: `140,000`, `14.7%`, `£900,000,000`, `+9.6 points`; `[c]` where there is none. */
export function figureValue({ value, status, unit }: Pick<Figure, "value" | "status" | "unit">): string {
  if (value === null) return `[${status ?? "x"}]`;
  const grouped = groupDigits(value);
  if (unit === "percent") return `${grouped}%`;
  if (unit === "percentage points") return `${signed(grouped)} points`;
  if (unit === "pounds") return grouped.startsWith("-") ? `-£${grouped.slice(1)}` : `£${grouped}`;
  return grouped;
}

/** A difference with its sign in front, whichever it is. */
export function signed(text: string): string {
  return /^[-+]|^0*(\.0*)?$/.test(text) ? text : `+${text}`;
}

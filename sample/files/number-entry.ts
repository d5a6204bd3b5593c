import type { Entry } from "./page.ts";

/** How numbers stand in a file: as numbers, as numbers with a format, or typed as text. */
export type NumberStyle = "plain" | "formatted" | "text";

export function countEntry(count: number, style: NumberStyle): Entry {
  if (style === "plain") return count;
  if (style === "text") return grouped(count);
  return { number: count, format: "#,##0", shown: grouped(count) };
}

/** Pence as pounds: `2681.94`, or `£2,681.94` where formatted or typed. */
export function poundsEntry(pence: number, style: NumberStyle): Entry {
  const whole = Math.floor(pence / 100);
  const rest = String(pence % 100).padStart(2, "0");
  const shown = `£${grouped(whole)}.${rest}`;
  if (style === "plain") return { number: pence / 100, format: "0.00", shown: `${whole}.${rest}` };
  return style === "text" ? shown : { number: pence / 100, format: '"£"#,##0.00', shown };
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

import type { Collection } from "./define-collection.ts";

/** How often a collection is published anew, where anything has changed. */
export type Cadence = "daily" | "weekly";

/** What a collection says of it; else months are published daily, and what comes once a year weekly. */
export function cadenceOf({ cadence, period }: Pick<Collection, "cadence" | "period">): Cadence {
  return cadence ?? (period === "month" ? "daily" : "weekly");
}

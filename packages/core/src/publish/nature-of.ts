import type { Collection } from "../collections/define-collection.ts";

/** What a figure is: something that came about, what councils expected, or a series carried on. */
export type Nature = "outcome" | "forecast" | "projection";

/** The nature of a measure's figures; a change or a median of forecasts is a forecast. */
export function natureOf({ measures }: Pick<Collection, "measures">, id: string): Nature {
  const measure = measures[id];
  if (measure?.kind === "projection") return "projection";
  if (measure !== undefined && "of" in measure) return natureOf({ measures }, measure.of);
  return measure !== undefined && "forecastOf" in measure && measure.forecastOf !== undefined ? "forecast" : "outcome";
}

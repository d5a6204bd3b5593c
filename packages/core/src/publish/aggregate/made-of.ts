import type { Collection } from "../../collections/define-collection.ts";

/** Tells of a figure whether others are made of it. */
export function sourcesOf({ measures }: Collection): (figure: { readonly measure: string }) => boolean {
  const sources = new Set(Object.values(measures).flatMap((measure) => ("of" in measure ? [measure.of] : [])));
  return ({ measure }) => sources.has(measure);
}

import type { Collection } from "../packages/core/src/collections/define-collection.ts";
import { registry } from "../packages/core/src/collections/registry.generated.ts";

/**
 * A `*` of a policy runs across slashes: with one in the period's place, a council could write into the folder of
 * another, a folder of its own name deeper. `?` is one character, and periods of a kind have one length.
 */
const PERIOD: Readonly<Record<Collection["period"], string>> = {
  "census-day": "????-??-??",
  "financial-year": "????-??",
  month: "????-??",
};

/** Patterns of the keys an authority's uploads may have: its own folder of each collection, as a return or to be checked only. */
export function uploadPatterns(authority: string): string[] {
  return placePatterns(authority).flatMap((place) => [`${place}/*`, `check/${place}/*`]);
}

/** Patterns of the keys under which an authority's receipts lie. */
export function receiptPatterns(authority: string): string[] {
  return placePatterns(authority).map((place) => `receipts/${place}/*`);
}

function placePatterns(authority: string): string[] {
  return registry.map(({ id, period }) => `${id}/${PERIOD[period]}/${authority}`);
}

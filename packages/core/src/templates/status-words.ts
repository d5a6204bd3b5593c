import type { Status } from "../collections/define-collection.ts";

/** What each status means, in the words of published tables. */
export const statusWords: { readonly [S in Status]: string } = {
  c: "a number that is not shown, to protect people",
  x: "a number that is not available",
  z: "does not apply: there is nothing to give",
  w: "none recorded",
  low: "more than none, but too few to give",
  e: "an estimate",
  p: "a number that may still change",
  r: "a number changed since it was first given",
};

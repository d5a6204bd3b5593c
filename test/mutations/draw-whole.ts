import type { Draw } from "../../sample/random.ts";

/** A whole number from `least` to `most`, both included. */
export function whole(draw: Draw, least: number, most: number): number {
  return least + Math.floor(draw() * (most - least + 1));
}

import { pick, seededDraw } from "../../sample/random.ts";
import type { Breakage } from "./breakages/breakage.ts";
import { breakages } from "./try-mutation.ts";

/** Two ways to break a return, drawn from the seed. */
export function pairOf(seed: string): readonly Breakage[] {
  const draw = seededDraw(`pair of ${seed}`);
  const first = pick(draw, breakages);
  return [
    first,
    pick(
      draw,
      breakages.filter((one) => one !== first),
    ),
  ];
}

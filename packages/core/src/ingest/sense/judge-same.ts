import type { Severity } from "../../findings/severity.ts";
import type { SameValues } from "./same-values.ts";

/** With fewer, being equal proves little. */
const FEWEST = 10;
/** Half a return that stayed as it was can be true; three quarters ask for a word. */
const MANY = 0.75;
/** So many and so large a share cannot be chance. */
const FEWEST_SURE = 20;
const NEARLY_ALL = 0.95;

/** How serious it is that a return has the values of another; undefined where that is nothing to speak of. */
export function judgeSame({ same, compared }: SameValues): Severity | undefined {
  if (compared < FEWEST || same < MANY * compared) return undefined;
  return compared >= FEWEST_SURE && same >= NEARLY_ALL * compared ? "error" : "query";
}

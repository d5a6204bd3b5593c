import { authoritiesOn } from "../packages/core/src/authorities/resolve.ts";
import { directPayments } from "./direct-payments.ts";
import { personalBudgets } from "./personal-budgets/personal-budgets.ts";
import type { SampleFile } from "./sample-file.ts";
import { selfDirectedSupport } from "./self-directed-support.ts";

/**
 * Every file the main job drops in the store, the same bytes each time: two censuses of
 * synthetic survey returns, and published values laid out again as they were issued.
 */
export function mainJob(): readonly SampleFile[] {
  return [selfDirectedSupport(), ...directPayments(), ...personalBudgets(authoritiesOn)];
}

import type { ReturnStanding } from "../filing/fold-return.ts";

/**
 * What is needed of a council. `wait`: nothing, its file is still to be checked by us. `ask`: its file came after the
 * window closed; it counts where the window is reopened, which is for it to ask and for the national team to decide.
 */
export type ChaseNeed = "send" | "mend" | "explain" | "sign-off" | "ask" | "wait";

const NEEDS: Readonly<Record<Exclude<ReturnStanding, "accepted">, ChaseNeed>> = {
  missing: "send",
  checked: "send",
  withdrawn: "send",
  rejected: "mend",
  "needs-explanation": "explain",
  "awaiting-sign-off": "sign-off",
  late: "ask",
  received: "wait",
};

/** What a council is to do for its return to count; undefined where it counts. */
export function chaseNeed(standing: ReturnStanding): ChaseNeed | undefined {
  return standing === "accepted" ? undefined : NEEDS[standing];
}

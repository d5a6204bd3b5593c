import type { ReadWatch } from "../ingest/decode/budget.ts";
import type { CheckStep } from "./check-file.ts";

/** Follows a check from its first byte to its rules. */
interface Followed {
  readonly watch: ReadWatch;
  readonly onStep: (step: CheckStep | "opened") => void;
}

/** How far a check is once each step is done, as large files go: reading is told of as it goes on, the others at their ends. */
const DONE = { read: 0.3, opened: 0.4, matched: 0.65, normalised: 0.9 } as const;
/** Smaller steps are not seen. */
const LEAST = 0.01;

/** Makes one share of what is told of a check, from 0 to 1 and never back. */
export function checkShare(onShare: (share: number) => void): Followed {
  let told = 0;
  let all = 0;
  let read = 0;
  const tell = (share: number) => {
    if (share < told + LEAST) return;
    told = share;
    onShare(share);
  };
  return {
    watch: {
      // A zip is looked into before it is read, and one within another comes after it: what was said last holds.
      all: (count) => {
        all = count;
        read = 0;
      },
      more: (count) => {
        read += count;
        tell(DONE.read * Math.min(1, all === 0 ? 0 : read / all));
      },
    },
    onStep: (step) => tell(DONE[step]),
  };
}

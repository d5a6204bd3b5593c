import type { CliPowers } from "../powers.ts";

const BAR = 24;
const STEPS = 10;

/** Says how far a piece of work is. */
export interface ProgressBar {
  readonly tick: (done: number, total: number) => void;
  /** Ends the line; nothing is written where nothing was. */
  readonly end: () => void;
}

/** A bar on stderr: one line written over on a terminal, a line for each tenth anywhere else. */
export function progressBar(label: string, { stderr, isTTY, columns }: CliPowers): ProgressBar {
  let last = 0;
  let open = false;
  return {
    tick(done, total) {
      const line = progressLine(label, done, total).slice(0, columns - 1);
      if (isTTY) {
        stderr.write(`\r${line}\u001b[K`);
        open = true;
      } else if (tenths(done, total) > last) {
        stderr.write(`${line}\n`);
        last = tenths(done, total);
      }
    },
    end() {
      if (open) stderr.write("\n");
      open = false;
    },
  };
}

function progressLine(label: string, done: number, total: number): string {
  const share = total === 0 ? 1 : done / total;
  const full = Math.floor(share * BAR);
  return `${label} [${"#".repeat(full)}${".".repeat(BAR - full)}] ${done} of ${total}`;
}

function tenths(done: number, total: number): number {
  return total === 0 ? STEPS : Math.floor((done * STEPS) / total);
}

import { expect, test } from "vitest";
import { fuzzOnce } from "./fuzz-once.ts";
import { hasRealFiles, seedFiles } from "./seed-files.ts";

// `npm run bench -- fuzz 100000` tries many more, and looks at time and memory too.
const TRIED = 2000;

test.skipIf(!hasRealFiles)(
  `of ${TRIED} real files with bytes changed, in the file or in its parts, each gives a result or a finding`,
  async () => {
    const files = seedFiles();
    const outcomes = new Map<string, number>();
    for (let number = 0; number < TRIED; number += 1) {
      const { outcome } = await fuzzOnce(files, number);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect([...outcomes.keys()].sort()).toEqual(
      ["accepted", "rejected", "unreadable"].filter((one) => outcomes.has(one)),
    );
    expect(outcomes.get("unreadable")).toBeGreaterThan(TRIED / 20);
    expect(outcomes.get("rejected")).toBeGreaterThan(TRIED / 20);
  },
  300_000,
);

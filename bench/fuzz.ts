import { fuzzOnce } from "../test/fuzz/fuzz-once.ts";
import { seedFiles } from "../test/fuzz/seed-files.ts";
import { peakMiB } from "./peak-memory.ts";

const FILES = 100_000;
const MOST_SECONDS = 10;
const MOST_MIB = 512;
/** Those of the test suite come first. */
const FIRST = 2000;

/** Checks so many mutated files: each is to give a result or a finding, within ten seconds and 512 MiB. */
export async function benchFuzz(count = FILES): Promise<string[]> {
  const files = seedFiles();
  const outcomes = new Map<string, number>();
  const failures: string[] = [];
  let slowest = { seconds: 0, told: "" };
  const start = performance.now();
  for (let number = FIRST; number < FIRST + count; number += 1) {
    try {
      const { outcome, seconds, told } = await fuzzOnce(files, number);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (seconds > slowest.seconds) slowest = { seconds, told };
    } catch (error) {
      const { message, cause } = error instanceof Error ? error : new Error(String(error));
      failures.push(`  ${message}: ${cause instanceof Error ? cause.stack : String(cause)}`);
    }
  }
  const peak = peakMiB();
  const isMet = failures.length === 0 && slowest.seconds <= MOST_SECONDS && peak <= MOST_MIB;
  return [
    `${count} mutations of ${files.length} files, each checked from bytes to words, in ${((performance.now() - start) / 1000).toFixed(0)} s`,
    `  ${[...outcomes].map(([outcome, many]) => `${many} ${outcome}`).join(", ")}, ${failures.length} failures`,
    `  slowest ${slowest.seconds.toFixed(2)} s (${slowest.told}), peak ${peak} MiB; goal ${MOST_SECONDS} s and ${MOST_MIB} MiB: ${isMet ? "met" : "NOT MET"}`,
    ...failures,
  ];
}

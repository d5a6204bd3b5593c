import { peakMiB } from "./peak-memory.ts";

/** Seconds and peak memory of one piece of work, on a clock that only goes forward. */
export interface Reading {
  readonly seconds: number;
  readonly peakMiB: number;
}

export async function measure(work: () => Promise<void>): Promise<Reading> {
  const start = performance.now();
  await work();
  return { seconds: (performance.now() - start) / 1000, peakMiB: peakMiB() };
}

/** Runs each piece of work in turn, so many rounds, and gives the median seconds of each: machines drift. */
export async function interleave(
  rounds: number,
  works: Readonly<Record<string, () => Promise<void>>>,
): Promise<Record<string, number>> {
  const readings = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, work] of Object.entries(works)) {
      const { seconds } = await measure(work);
      readings.set(name, [...(readings.get(name) ?? []), seconds]);
    }
  }
  return Object.fromEntries([...readings].map(([name, all]) => [name, median(all)]));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

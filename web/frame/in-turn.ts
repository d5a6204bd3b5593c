import type { Site } from "../site.ts";

/** Does the work of one file once it is its turn: a few at a time, as each takes memory and the processor. */
export async function inTurn<T>({ checks }: Pick<Site, "checks">, work: () => Promise<T>): Promise<T> {
  const leave = await checks.enter(1);
  try {
    return await work();
  } finally {
    leave?.();
  }
}

import type { InParts } from "../publish/in-parts.ts";

/** Does long work so that others get on between its parts: a server goes on answering while it publishes. */
export async function inTurns<T>(work: InParts<T>): Promise<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await othersFirst();
  }
}

/**
 * Lets everything that waits get on first: promises alone never do, as they are all settled before anything else. A timer would
 * wait for a millisecond besides, some fifty times a publication.
 */
export function othersFirst(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

/** Does the work at the first call and gives its result ever after; work that failed is done again at the next call. */
export function onceDone<T>(work: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => {
    started ??= work().catch((error: unknown) => {
      started = undefined;
      throw error;
    });
    return started;
  };
}

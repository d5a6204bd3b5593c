/** So much room, given out in the order it was asked for. */
export interface Room {
  /**
   * Waits for room for this much, and gives what makes it free again; undefined, at once, where too many wait already. Who
   * asks for more than there is gets all of it.
   */
  enter(size: number): Promise<(() => void) | undefined>;
}

interface Waiting {
  readonly size: number;
  readonly begin: () => void;
}

/** Room of this size, for which so many may wait: what is under way at a time stays bounded, however many come. */
export function openRoom({ size, waiting: most }: { readonly size: number; readonly waiting: number }): Room {
  const waiting: Waiting[] = [];
  let free = size;

  function letIn(): void {
    for (let next = waiting[0]; next !== undefined && next.size <= free; next = waiting[0]) {
      waiting.shift();
      free -= next.size;
      next.begin();
    }
  }

  return {
    async enter(asked) {
      const taken = Math.min(asked, size);
      if (taken > free || waiting.length > 0) {
        if (waiting.length >= most) return undefined;
        await new Promise<void>((begin) => {
          waiting.push({ size: taken, begin });
        });
      } else {
        free -= taken;
      }
      let isIn = true;
      return () => {
        if (isIn) free += taken;
        isIn = false;
        letIn();
      };
    },
  };
}

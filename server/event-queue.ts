/** Work that waits its turn in this process. What is lost with the process is found again by reconciling. */
export interface EventQueue {
  /** Takes in a body; false where it has no room, or is closing. */
  add(body: string): boolean;
  /** Bodies that wait or are worked on now. */
  size(): number;
  /** Ends when what is being worked on is done; what waits is left. Gives how many those were. */
  close(): Promise<number>;
}

export interface QueueOptions {
  readonly work: (event: QueuedEvent) => Promise<void>;
  /** Called where the last try failed as well. */
  readonly giveUp: (event: QueuedEvent, error: unknown) => Promise<void>;
  /** Bodies of one lane are worked one after another, as they came. */
  readonly laneOf: (body: string) => string;
  readonly atOnce: number;
  readonly most: number;
  readonly tries: number;
  /** Milliseconds to wait after a try has failed, by how many have. */
  readonly pause: (failed: number) => number;
}

export interface QueuedEvent {
  readonly id: string;
  readonly body: string;
}

interface Waiting extends QueuedEvent {
  readonly lane: string;
  readonly failed: number;
}

/** A queue with the rules of the one in the cloud: so many tries, then the dead letters. */
export function openEventQueue(options: QueueOptions): EventQueue {
  const waiting: Waiting[] = [];
  const running = new Map<string, Promise<void>>();
  const paused = new Map<NodeJS.Timeout, Waiting>();
  let isOpen = true;
  let count = 0;

  function pump(): void {
    while (isOpen && running.size < options.atOnce) {
      const next = waiting.findIndex(({ lane }) => !running.has(lane));
      const [event] = next === -1 ? [] : waiting.splice(next, 1);
      if (event === undefined) return;
      running.set(event.lane, workNow(event));
    }
  }

  async function workNow(event: Waiting): Promise<void> {
    const isDone = await triedOnce(event, options);
    if (!isDone) later({ ...event, failed: event.failed + 1 });
    running.delete(event.lane);
    pump();
  }

  function later(event: Waiting): void {
    const timer = setTimeout(() => {
      paused.delete(timer);
      waiting.push(event);
      pump();
    }, options.pause(event.failed));
    paused.set(timer, event);
  }

  return {
    add(body) {
      if (!isOpen || waiting.length + paused.size >= options.most) return false;
      count += 1;
      waiting.push({ id: `e${count}`, body, lane: options.laneOf(body), failed: 0 });
      pump();
      return true;
    },
    size: () => waiting.length + running.size + paused.size,
    async close() {
      isOpen = false;
      for (const timer of paused.keys()) clearTimeout(timer);
      await Promise.all(running.values());
      return waiting.length + paused.size;
    },
  };
}

/** True where the event needs no other try. Where giving up fails too it does: nothing is dropped. */
async function triedOnce(event: Waiting, { work, giveUp, tries }: QueueOptions): Promise<boolean> {
  try {
    await work(event);
    return true;
  } catch (error) {
    if (event.failed + 1 < tries) return false;
    return giveUp(event, error).then(
      () => true,
      () => false,
    );
  }
}

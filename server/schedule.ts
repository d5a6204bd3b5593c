import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { Cron } from "croner";

/** Councils and the people who publish are in one time zone, whatever the machine's is. */
const ZONE = "Europe/London";

export interface Job {
  /** A cron pattern: five fields, or six with seconds first. */
  readonly pattern: string;
  /** Failures are told to `onFailure`; the schedule goes on. */
  readonly run: () => Promise<void>;
}

export interface Schedule {
  /** Ends when jobs that are under way are done. */
  stop(): Promise<void>;
}

/** Throws `InputError` for what is no cron pattern. */
export function checkPattern(pattern: string): void {
  try {
    new Cron(pattern, { paused: true }).stop();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError(`Cannot use the schedule "${pattern}": ${why}. Write it as cron does, such as "30 5 * * *".`);
  }
}

/** Runs jobs by their patterns, none of them twice at once. */
export function startSchedule(jobs: readonly Job[], onFailure: (error: unknown) => void): Schedule {
  const underWay = new Set<Promise<void>>();
  const crons = jobs.map(({ pattern, run }) => {
    let last: Promise<void> | undefined;
    return new Cron(pattern, { timezone: ZONE, protect: true }, () => {
      last = run()
        .catch(onFailure)
        .finally(() => last !== undefined && underWay.delete(last));
      underWay.add(last);
      return last;
    });
  });
  return {
    async stop() {
      for (const cron of crons) cron.stop();
      await Promise.all(underWay);
    },
  };
}

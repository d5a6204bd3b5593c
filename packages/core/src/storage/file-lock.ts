import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";

const LONGEST_WAIT_MS = 30_000;
const LONGEST_PAUSE_MS = 25;
const SQLITE_BUSY = 5;

/**
 * Runs `work` while no other process or caller holds the lock file at `path`, whose folder must exist.
 *
 * The lock is an SQLite transaction on an empty database, because that is the one lock of the operating
 * system Node can reach: the kernel drops it when its holder dies, however it dies, so there are no stale
 * locks to judge and no process ids to trust. The file is never removed: removing it would let two holders
 * lock two files of one name. Throws when the lock stays taken for 30 seconds.
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = await waitForLock(path);
  try {
    return await work();
  } finally {
    lock.close();
  }
}

async function waitForLock(path: string): Promise<DatabaseSync> {
  let waited = 0;
  for (let attempt = 1; waited < LONGEST_WAIT_MS; attempt++) {
    const lock = tryLock(path);
    if (lock !== undefined) return lock;
    const pause = 1 + Math.random() * Math.min(attempt, LONGEST_PAUSE_MS);
    await sleep(pause);
    waited += pause;
  }
  throw new Error(`Cannot write: the lock "${path}" stays taken. End the process that holds it, then try again.`);
}

function tryLock(path: string): DatabaseSync | undefined {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec("BEGIN IMMEDIATE");
    return database;
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
}

/** The low byte of SQLite's code is the kind of error, the rest its detail. */
function isBusy(error: unknown): boolean {
  const code = error instanceof Error && "errcode" in error ? error.errcode : undefined;
  return typeof code === "number" && (code & 0xff) === SQLITE_BUSY;
}

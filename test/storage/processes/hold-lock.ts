/** Takes the lock file named, prints a dot and keeps the lock until it is killed, for a minute at most. */
import { setTimeout as pause } from "node:timers/promises";
import { withFileLock } from "../../../packages/core/src/storage/file-lock.ts";

await withFileLock(process.argv[2] ?? "", async () => {
  process.stdout.write(".");
  await pause(60_000);
});

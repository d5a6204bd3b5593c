/** Takes the lock file named, prints a dot and keeps the lock until it is killed. */
import { withFileLock } from "../../../packages/core/src/storage/file-lock.ts";

await withFileLock(process.argv[2] ?? "", async () => {
  process.stdout.write(".");
  await new Promise(() => setInterval(() => undefined, 60_000));
});

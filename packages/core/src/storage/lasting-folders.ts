import { open } from "node:fs/promises";
import { dirname, sep } from "node:path";
import { errorCode } from "./error-code.ts";

/** What systems answer that cannot flush a folder; any other answer is a real failure. */
const FOLDER_NOT_FLUSHED: ReadonlySet<string | undefined> = new Set(["EPERM", "EISDIR", "EINVAL", "EACCES", "ENOTSUP"]);
const MOST_KEPT = 100_000;

/** Which folders below one folder are known to be there after a power cut, because their names were flushed. */
export interface LastingFolders {
  /** Makes the name of a file last, or its absence, with all folders on its way: each may be as new as the file. */
  flushTo(path: string): Promise<void>;
  /** A folder was just made: neither it nor what lies in it lasts, whatever had its name before. */
  forget(folder: string): void;
}

/**
 * Knows nothing at first. A folder that is removed and made again by other hands is believed to last: nobody who writes
 * by this program removes one. `flush` is for tests.
 */
export function lastingFolders(root: string, flush: (folder: string) => Promise<void> = flushFolder): LastingFolders {
  const lasting = new Set<string>([root]);
  return {
    async flushTo(path) {
      let folder = dirname(path);
      await flush(folder);
      const flushed = [];
      for (; !lasting.has(folder) && folder.length > root.length; folder = dirname(folder)) {
        await flush(dirname(folder));
        flushed.push(folder);
      }
      if (lasting.size > MOST_KEPT) lasting.clear();
      for (const one of flushed) lasting.add(one);
    },
    forget(folder) {
      // A folder is kept with all above it, so where this one is not, nothing in it is.
      if (!lasting.has(folder)) return;
      for (const one of lasting) if (one === folder || one.startsWith(`${folder}${sep}`)) lasting.delete(one);
    },
  };
}

async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!FOLDER_NOT_FLUSHED.has(errorCode(error))) throw error;
  }
}

import { homedir } from "node:os";
import { join } from "node:path";

/** Folder outside the tree that keeps what takes minutes to make, for every checkout of this user. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  const base = env["XDG_CACHE_HOME"] ?? "";
  return join(base === "" ? join(homedir(), ".cache") : base, "council-returns");
}

import { lstatSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";

/** Puts SST's components where the compiler and editors look for its types. What `sst` itself put there stays. */
export function linkPlatform(root: string, platform: string): void {
  const link = join(root, ".sst/platform");
  mkdirSync(join(root, ".sst"), { recursive: true });
  const found = lstatSync(link, { throwIfNoEntry: false });
  if (found !== undefined && !found.isSymbolicLink()) return;
  rmSync(link, { force: true });
  symlinkSync(platform, link);
}

import { existsSync, readFileSync } from "node:fs";
import type { GeneratedFile } from "./generated-file.ts";

/** Those of the files that are missing or hold other text than they should. */
export function staleFiles(root: URL, files: readonly GeneratedFile[]): readonly GeneratedFile[] {
  return files.filter(({ path, text }) => {
    const file = new URL(path, root);
    return !existsSync(file) || readFileSync(file, "utf8") !== text;
  });
}

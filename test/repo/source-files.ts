import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** One source file: its path from the root with `/`, its text, and what it imports. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Modules it loads when it runs. */
  readonly imports: readonly string[];
  /** The text without its comments. */
  readonly code: string;
}

export const root = fileURLToPath(new URL("../../", import.meta.url));

const CODE = ["packages/core/src", "cli", "sample", "functions", "stacks", "server", "web", "scripts", "bench"];

/** Every TypeScript file of the project outside its tests, or of other folders. */
export function sourceFiles(folders: readonly string[] = CODE): SourceFile[] {
  return folders
    .flatMap((folder) => walk(join(root, folder)))
    .filter((path) => /\.(ts|mts|mjs)$/.test(path))
    .map((path) => {
      const text = readFileSync(path, "utf8");
      const code = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");
      return { path: relative(root, path).replaceAll("\\", "/"), text, code, imports: importsOf(code) };
    });
}

/** A type has no run time: `import type` reaches nowhere. */
function importsOf(code: string): string[] {
  const running = code.replace(/\b(import|export) type [^;]*;/g, "");
  const found = running.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)["']([^"']+)["']/g);
  return [...found].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

function walk(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (entry.name === "node_modules") return [];
      const path = join(folder, entry.name);
      return entry.isDirectory() ? walk(path) : [path];
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

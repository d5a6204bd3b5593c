import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** One source file: its path from the root with `/`, its text, and what it imports. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

export const root = fileURLToPath(new URL("../../", import.meta.url));

const CODE = ["packages/core/src", "cli", "sample", "functions", "stacks", "server", "web", "scripts", "bench"];

/** Every TypeScript file of the project outside its tests. */
export function sourceFiles(): SourceFile[] {
  return CODE.flatMap((folder) => walk(join(root, folder)))
    .filter((path) => /\.(ts|mts|mjs)$/.test(path))
    .map((path) => {
      const text = readFileSync(path, "utf8");
      return { path: relative(root, path).replaceAll("\\", "/"), text, imports: importsOf(text) };
    });
}

function importsOf(text: string): string[] {
  const found = text.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)["']([^"']+)["']/g);
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

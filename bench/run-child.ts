import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import type { ChildReading, WorkName } from "./child.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Runs works in processes of their own; both sides of a comparison in just the same way. */
export interface Children {
  readonly run: (work: WorkName, path: string) => Promise<ChildReading & { readonly seconds: number }>;
  readonly close: () => Promise<void>;
}

/**
 * Bundles the works once, as what is deployed is bundled: to strip types at every start takes a second and 40 MiB.
 * Packages stay outside, as they are installed.
 */
export async function openChildren(): Promise<Children> {
  const folder = await mkdtemp(join(root, "node_modules", ".bench-"));
  await build({
    entryPoints: [join(root, "bench", "child.ts")],
    outdir: folder,
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    outExtension: { ".js": ".mjs" },
    logLevel: "error",
  });
  return {
    run: async (work, path) => {
      const start = performance.now();
      const { stdout } = await promisify(execFile)(process.execPath, [
        youngOf(work),
        join(folder, "child.mjs"),
        work,
        path,
      ]);
      const reading: ChildReading = JSON.parse(stdout);
      return { ...reading, seconds: (performance.now() - start) / 1000 };
    },
    close: () => rm(folder, { recursive: true }),
  };
}

/** As the command line sets it: left alone, the engine keeps up to a hundred MiB for objects that soon die. */
function youngOf(work: WorkName): string {
  return `--max-semi-space-size=${work.startsWith("publish") ? 32 : 4}`;
}

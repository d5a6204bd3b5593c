import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bringSiteAssets } from "./site-assets.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A function, and what stands beside its bundle because it cannot be in it. */
export interface FunctionBundle {
  readonly name: string;
  /** The file that exports its handler, from the root of the project. */
  readonly entry: string;
  readonly install: readonly string[];
  /**
   * CommonJS takes a tenth to a fifth less time to start: to `import` `node:http` loads all of `fetch` too. What draws charts waits at
   * the top of a file, which only ESM can.
   */
  readonly format: "cjs" | "esm";
  /** True where the website's style and scripts stand beside it. */
  readonly assets?: boolean;
}

/** DuckDB is a native library and HiGHS finds its WebAssembly beside its own file: neither can be bundled. */
const NATIVE = ["@duckdb/node-api", `@duckdb/node-bindings-${process.platform}-${process.arch}`, "highs"];

export const functionBundles: readonly FunctionBundle[] = [
  { name: "ingest", entry: "functions/ingest.ts", install: [], format: "cjs" },
  { name: "publish", entry: "functions/publish.ts", install: NATIVE, format: "esm" },
  { name: "reconcile", entry: "functions/reconcile.ts", install: [], format: "esm" },
  { name: "upload-form", entry: "functions/upload-form.ts", install: [], format: "cjs" },
  { name: "receipt", entry: "functions/receipt.ts", install: [], format: "cjs" },
  { name: "site", entry: "functions/site.ts", install: NATIVE, format: "esm", assets: true },
];

/** ESM output still meets CommonJS code that wants these three. */
const BANNER = [
  'import { createRequire as nodeRequireFor } from "node:module"; import nodePath from "node:path"; import { fileURLToPath as nodeToPath } from "node:url";',
  "const require = nodeRequireFor(import.meta.url), __filename = nodeToPath(import.meta.url), __dirname = nodePath.dirname(__filename);",
  "",
].join("\n");

/**
 * Builds a function into a folder of its own as SST builds it for `nodejs24.x`: `bundle.mjs` or `.cjs`, and beside it the packages
 * that are installed, for this machine. They are copied from where they are installed already.
 */
export async function buildFunction({ entry, install, format, assets }: FunctionBundle, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [join(root, entry)],
    outfile: join(folder, format === "cjs" ? "bundle.cjs" : "bundle.mjs"),
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format,
    target: "es2023",
    mainFields: format === "cjs" ? ["main"] : ["module", "main"],
    keepNames: true,
    minify: true,
    external: ["sharp", "pg-native", ...install],
    banner: { js: format === "cjs" ? "" : BANNER },
    logLevel: "error",
  });
  // What DuckDB's own package needs comes with it, as it would from the registry.
  const packages = install.includes("@duckdb/node-api") ? [...install, "@duckdb/node-bindings"] : install;
  for (const name of packages) {
    await cp(join(root, "node_modules", name), join(folder, "node_modules", name), { recursive: true });
  }
  if (assets === true) await bringSiteAssets(join(folder, "site-assets"));
}

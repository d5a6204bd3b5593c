import { readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

export interface ConfigPlace {
  /** The project's folder. */
  readonly root: string;
  /** Where `sst install` put SST's components. */
  readonly platform: string;
}

interface Wrapped {
  readonly name: string;
  readonly code: string;
  /** Put before every file of the project, as SST does. */
  readonly globals?: string;
  readonly banner?: string;
  readonly inject?: readonly string[];
  readonly define?: Readonly<Record<string, string>>;
}

/** Bundled code meets CommonJS that wants these three. */
export const BANNER = [
  'import { createRequire as nodeRequireFor } from "node:module"; import nodePath from "node:path"; import { fileURLToPath as nodeToPath } from "node:url";',
  "const require = nodeRequireFor(import.meta.url), __filename = nodeToPath(import.meta.url), __dirname = nodePath.dirname(__filename);",
  "",
].join("\n");

const EXTERNAL = [
  "@pulumi/*",
  "undici",
  "@pulumiverse/*",
  "@sst-provider/*",
  "@aws-sdk/*",
  "esbuild",
  "archiver",
  "glob",
  "vite",
];

/**
 * Bundles a module around sst.config.ts the way SST's command line does (pkg/js/js.go). Gives how to
 * load it: once for each name, every time anew. The bundle goes when the process ends, however it does.
 */
export async function buildConfig(
  { root, platform }: ConfigPlace,
  wrapped: Wrapped,
): Promise<(name: string) => Promise<unknown>> {
  const { name, code, globals = "", banner = "", inject = [], define = {} } = wrapped;
  const outfile = join(platform, `graph.${process.pid}.${name}.mjs`);
  const home = realpathSync(platform);
  process.once("exit", () => rmSync(outfile, { force: true }));
  await build({
    stdin: { contents: code, resolveDir: root, sourcefile: "eval.ts", loader: "ts" },
    absWorkingDir: root,
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    mainFields: ["module", "main"],
    nodePaths: [join(platform, "node_modules")],
    banner: { js: BANNER + banner },
    inject: [...inject],
    define: { ...define },
    external: EXTERNAL,
    logLevel: "silent",
    plugins: [
      {
        name: "globals",
        setup: (plugin) =>
          plugin.onLoad({ filter: /\.(js|ts|jsx|tsx)$/ }, ({ path }) =>
            path.startsWith(home) || globals === ""
              ? undefined
              : { contents: `${globals}\n${readFileSync(path, "utf8")}`, loader: "default" },
          ),
      },
    ],
  });
  return (as) => import(`${pathToFileURL(outfile).href}?${as}`);
}

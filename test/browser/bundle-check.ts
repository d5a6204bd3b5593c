// Bundles the check as a website would. By hand, for its size: node test/browser/bundle-check.ts
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";

export interface CheckBundle {
  readonly code: string;
  readonly minifiedBytes: number;
  readonly gzipBytes: number;
  /** Minified bytes by where they come from: `core`, or the package. */
  readonly bytesBySource: Readonly<Record<string, number>>;
}

const entry = fileURLToPath(new URL("check-text.ts", import.meta.url));
const shim = fileURLToPath(new URL("what-only-node-has.ts", import.meta.url));

/**
 * The check and its JSON as one minified module that runs in a browser as it is. `from` is the module to bundle.
 * Rejects where it would need Node: a built-in module, even one a package says to leave empty in browsers,
 * or a name such as `Buffer` that only a shim could supply.
 */
export async function bundleCheck(from: string = entry): Promise<CheckBundle> {
  const { outputFiles, metafile } = await build({
    entryPoints: [from],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    platform: "browser",
    format: "esm",
    target: "es2024",
    inject: [shim],
    logLevel: "silent",
  });
  const [file] = outputFiles;
  const bytes = file?.contents ?? new Uint8Array();
  const code = file?.text ?? "";
  const needs = needsOfNode(metafile, code);
  if (needs.length > 0) throw new Error(`It cannot run in a browser: ${needs.join("; ")}`);
  return {
    code,
    minifiedBytes: bytes.length,
    gzipBytes: gzipSync(bytes, { level: 9 }).length,
    bytesBySource: bySource(metafile),
  };
}

/** esbuild refuses a built-in module by itself; these are the ways around that. */
function needsOfNode({ inputs, outputs }: Metafile, code: string): string[] {
  const emptied = Object.keys(inputs).filter((path) => path.startsWith("(disabled):"));
  const loaded = Object.values(outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  return [...[...emptied, ...loaded].map((path) => `it imports ${path}`), ...new Set(code.match(/only Node has \w+/g))];
}

function bySource({ outputs }: Metafile): Record<string, number> {
  const parts = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const grouped = Map.groupBy(parts, ([path]) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? "core");
  return Object.fromEntries(
    [...grouped].map(([source, of]) => [source, of.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0)]),
  );
}

if (import.meta.main) {
  const { minifiedBytes, gzipBytes, bytesBySource } = await bundleCheck();
  process.stdout.write(`${JSON.stringify({ minifiedBytes, gzipBytes, bytesBySource }, null, 2)}\n`);
}

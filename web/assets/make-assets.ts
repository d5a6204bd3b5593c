import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build } from "esbuild";
import { neutralStyle } from "./neutral-style.ts";
import type { Asset, AssetName, SiteAssets } from "./site-assets.ts";

const SCRIPTS = ["site.js", "send.js", "check-worker.js"] as const;
/** 11 would take seconds for the check and save a few percent. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Makes the style, the scripts and the check in a worker from their sources: about a second. */
export async function makeAssets(): Promise<SiteAssets> {
  const made = await Promise.all([
    ...SCRIPTS.map(async (name) => ({ name, type: "text/javascript; charset=utf-8", bytes: await bundle(name) })),
    style(),
    icon(),
  ]);
  const named = await Promise.all(made.map(async (one) => ({ ...one, path: pathOf(one.name, one.bytes) })));
  const paths = Object.fromEntries(named.map(({ name, path }) => [name, path]));
  const byPath = await Promise.all(
    named.map(async ({ path, type, bytes }) => [path, await packed(type, bytes)] as const),
  );
  return { paths: complete(paths), byPath: new Map(byPath) };
}

async function bundle(name: (typeof SCRIPTS)[number]): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../browser/${name.replace(".js", ".ts")}`, import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    platform: "browser",
    format: "esm",
    target: "es2024",
    logLevel: "silent",
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

async function style() {
  const [theirs, ours] = await Promise.all([
    readFile(fileURLToPath(import.meta.resolve("govuk-frontend/dist/govuk/govuk-frontend.min.css")), "utf8"),
    readFile(new URL("site.css", import.meta.url), "utf8"),
  ]);
  const bytes = new TextEncoder().encode(`${neutralStyle(theirs)}\n${ours}`);
  return { name: "site.css", type: "text/css; charset=utf-8", bytes } as const;
}

async function icon() {
  const bytes = await readFile(new URL("icon.svg", import.meta.url));
  return { name: "icon.svg", type: "image/svg+xml", bytes } as const;
}

function pathOf(name: string, bytes: Uint8Array): string {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  return `/assets/${name.replace(".", `.${hash}.`)}`;
}

async function packed(type: string, bytes: Uint8Array): Promise<Asset> {
  const [small, smaller] = await Promise.all([promisify(gzip)(bytes), promisify(brotliCompress)(bytes, BROTLI)]);
  return { type, bytes: new Uint8Array(bytes), gzip: new Uint8Array(small), brotli: new Uint8Array(smaller) };
}

function complete(paths: Partial<Record<AssetName, string>>): SiteAssets["paths"] {
  const of = (name: AssetName): string => {
    const path = paths[name];
    if (path === undefined) throw new Error(`The asset ${name} was not made`);
    return path;
  };
  return {
    "site.css": of("site.css"),
    "site.js": of("site.js"),
    "send.js": of("send.js"),
    "check-worker.js": of("check-worker.js"),
    "icon.svg": of("icon.svg"),
  };
}

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import type { Asset, SiteAssets } from "./site-assets.ts";

const INDEX = "index.json";
const PACKINGS = ["bytes", "brotli", "gzip"] as const;
type Packing = (typeof PACKINGS)[number];

const index = z.object({
  paths: z.object({
    "site.css": z.string(),
    "site.js": z.string(),
    "send.js": z.string(),
    "check-worker.js": z.string(),
    "icon.svg": z.string(),
  }),
  assets: z.array(z.object({ path: z.string(), type: z.string() })),
});

/** Writes made assets into a folder: an index, and each asset as it is and in both packings. */
export async function storeAssets({ paths, byPath }: SiteAssets, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const assets = [...byPath].map(([path, { type }]) => ({ path, type }));
  const files = [...byPath].flatMap(([, asset], at) =>
    PACKINGS.map((packing) => writeFile(join(folder, fileOf(at, packing)), asset[packing])),
  );
  await Promise.all(files);
  await writeFile(join(folder, INDEX), JSON.stringify({ paths, assets }));
}

/** The assets of a folder that `storeAssets` wrote. Throws where it holds none, or not all. */
export async function readAssets(folder: string): Promise<SiteAssets> {
  const { paths, assets } = index.parse(JSON.parse(await readFile(join(folder, INDEX), "utf8")));
  const read = async ({ path, type }: (typeof assets)[number], at: number): Promise<[string, Asset]> => {
    const file = async (packing: Packing) => new Uint8Array(await readFile(join(folder, fileOf(at, packing))));
    const [bytes, brotli, gzip] = await Promise.all([file("bytes"), file("brotli"), file("gzip")]);
    return [path, { type, bytes, brotli, gzip }];
  };
  return { paths, byPath: new Map(await Promise.all(assets.map(read))) };
}

function fileOf(at: number, packing: Packing): string {
  return `${at}.${packing}`;
}

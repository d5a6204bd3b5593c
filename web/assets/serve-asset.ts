import type { PageContext } from "../site.ts";
import type { Asset } from "./site-assets.ts";

const FOR_EVER = "public, max-age=31536000, immutable";

/** An asset by its path, packed as the browser can take it; undefined where there is none. */
export async function serveAsset(c: PageContext): Promise<Response | undefined> {
  const { byPath } = await c.var.site.assets();
  const asset = byPath.get(c.req.path);
  if (asset === undefined) return undefined;
  const { bytes, encoding } = packing(asset, c.req.header("Accept-Encoding") ?? "");
  return c.body(bytes, 200, {
    "Content-Type": asset.type,
    "Content-Length": String(bytes.length),
    "Cache-Control": FOR_EVER,
    Vary: "Accept-Encoding",
    ...(encoding === undefined ? {} : { "Content-Encoding": encoding }),
  });
}

function packing({ bytes, brotli, gzip }: Asset, accepted: string) {
  if (/\bbr\b/.test(accepted)) return { bytes: brotli, encoding: "br" };
  if (/\bgzip\b/.test(accepted)) return { bytes: gzip, encoding: "gzip" };
  return { bytes, encoding: undefined };
}

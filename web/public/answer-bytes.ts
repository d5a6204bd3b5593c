import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { PageContext } from "../site.ts";

export interface Answer {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly cache: string;
  /** Request headers besides `Accept-Encoding` that decide what is answered. */
  readonly vary?: readonly string[];
  /** False where what is secret to the visitor stands beside what others may have put in. */
  readonly pack?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What never changes under its address. */
export const FOR_EVER = "public, max-age=31536000, immutable";
/** What moves when a new release comes. */
export const SHORTLY = "public, max-age=60";

/** Less is not worth packing. */
const LEAST_PACKED = 1024;

/** Answers with bytes under a strong ETag, packed where that helps; with nothing but the tag where the asker has them. */
export async function answerBytes(c: PageContext, answer: Answer): Promise<Response> {
  const { bytes, type, cache, vary = [], pack = true, headers = {} } = answer;
  const packed = pack && bytes.length >= LEAST_PACKED && /\bgzip\b/.test(c.req.header("Accept-Encoding") ?? "");
  const digest = createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
  const etag = `"${digest}${packed ? "-gz" : ""}"`;
  const common = {
    ...headers,
    ETag: etag,
    "Cache-Control": cache,
    ...(pack || vary.length > 0 ? { Vary: [...vary, ...(pack ? ["Accept-Encoding"] : [])].join(", ") } : {}),
  };
  if (isHeld(c, etag)) return c.body(null, 304, common);
  const body = packed ? new Uint8Array(await promisify(gzip)(bytes, { level: 5 })) : bytes;
  const encoding = packed ? { "Content-Encoding": "gzip" } : {};
  return c.body(body, 200, { ...common, ...encoding, "Content-Type": type, "Content-Length": String(body.length) });
}

/** True where the asker says it holds what has this tag. */
function isHeld(c: PageContext, etag: string): boolean {
  const held = (c.req.header("If-None-Match") ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  return held.includes(etag) || held.includes("*");
}

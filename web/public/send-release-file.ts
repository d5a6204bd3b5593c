import { readReleaseFile } from "@council-returns/core/workflows/release-file.ts";
import { errorPage } from "../frame/error-page.ts";
import type { PageContext } from "../site.ts";
import { errorWords } from "../words/errors.ts";
import { answerBytes, FOR_EVER, SHORTLY } from "./answer-bytes.ts";
import { askedRelease } from "./asked-release.ts";

/** What each kind of file is said to be. None of them is shown in the browser: each is to be kept. */
const TYPES: Readonly<Record<string, string>> = {
  parquet: "application/vnd.apache.parquet",
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json",
  md: "text/markdown; charset=utf-8",
  html: "text/html; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Sends a file of a release, as one to keep. Only what its manifest lists is a file of it. */
export async function sendReleaseFile(c: PageContext): Promise<Response> {
  const { release, pinned } = await askedRelease(c);
  const path = c.req.param("file") ?? "";
  const bytes = await readReleaseFile(path, { release, data: c.var.site.store.data });
  if (bytes === undefined) return errorPage(c, 404, errorWords.notFound);
  const kind = path.slice(path.lastIndexOf(".") + 1);
  const name = `${release.collection}-${release.version}-${path}`.replaceAll(/[^A-Za-z0-9._-]/g, "-");
  return answerBytes(c, {
    bytes: new Uint8Array(bytes),
    type: TYPES[kind] ?? "application/octet-stream",
    cache: pinned ? FOR_EVER : SHORTLY,
    pack: kind === "csv" || kind === "json",
    headers: {
      "Content-Disposition": `attachment; filename="${name}"`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Access-Control-Allow-Origin": "*",
      "Cross-Origin-Resource-Policy": "cross-origin",
    },
  });
}

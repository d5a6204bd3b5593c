import type { PageContext } from "../site.ts";

export interface Download {
  /** May hold anything: what a header cannot is left out or encoded. */
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Answers with a file to save. It is never shown as a page of this site, whatever it holds. */
export function download(c: PageContext, { name, type, bytes }: Download): Response {
  const plain = name.replaceAll(/[^\w .()-]+/g, "_");
  const encoded = encodeURIComponent(name.replaceAll(/[\p{Cc}/\\]/gu, "_")).replaceAll(/['()*]/g, escapeMore);
  c.header("Content-Type", type);
  c.header("Content-Disposition", `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`);
  c.header("Content-Length", String(bytes.length));
  return c.body(new Uint8Array(bytes));
}

function escapeMore(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

import type { PageContext } from "../site.ts";
import { readBody } from "./read-body.ts";

export type ReadForm =
  | { readonly kind: "read"; readonly form: FormData }
  | { readonly kind: "too large"; readonly most: number }
  | { readonly kind: "no form" };

/** Most bytes of a form without a file: a thousand explanations of a few sentences. */
const FORM_BYTES = 512 * 1024;
/** What a form has around its file. */
const AROUND = 64 * 1024;
const URLENCODED = "application/x-www-form-urlencoded";
const MULTIPART = "multipart/form-data";

/** Reads the form of a request, under the limit for forms with or without a file. */
export async function readForm(c: PageContext, upload: boolean): Promise<ReadForm> {
  const type = c.req.header("Content-Type") ?? "";
  const kind = type.split(";")[0]?.trim().toLowerCase();
  if (kind !== URLENCODED && kind !== MULTIPART) return { kind: "no form" };
  const most = upload ? c.var.site.formBytes : FORM_BYTES;
  const body = await readBody(c.req.raw, upload ? most + AROUND : most).catch(() => undefined);
  if (body === undefined) return { kind: "no form" };
  if (body.kind === "too large") return { kind: "too large", most };
  try {
    const form = await new Response(body.bytes, { headers: { "Content-Type": type } }).formData();
    return { kind: "read", form };
  } catch {
    return { kind: "no form" };
  }
}

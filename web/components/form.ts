import { html } from "hono/html";
import type { Visitor } from "../role.ts";
import type { Html } from "./html.ts";

/** Name of the field that proves a form to come from the visitor's own page. */
export const TOKEN_FIELD = "csrf";

/** The token, to stand in every form; first, so that it comes before a file. */
export function hiddenToken({ csrf }: Visitor): Html {
  return html`<input type="hidden" name="${TOKEN_FIELD}" value="${csrf}">`;
}

/** A text field of a form that was sent: trimmed, empty where it is missing or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}

import { html } from "hono/html";
import type { Html } from "../components/html.ts";

/** Tells feed readers, in the head of a page, where its feed is. */
export function feedLink(href: string, title: string): Html {
  return html`<link rel="alternate" type="application/atom+xml" href="${href}" title="${title}">`;
}

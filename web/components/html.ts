import type { html } from "hono/html";

/** A piece of a page: what is put into it is escaped, unless it is a piece of a page itself. */
export type Html = ReturnType<typeof html>;

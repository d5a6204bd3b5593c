import type { PageContext } from "../site.ts";
import { errorWords } from "../words/errors.ts";
import { errorPage } from "./error-page.ts";
import { passOver } from "./read-body.ts";

/** When to come again, in seconds. */
const COME_AGAIN = "30";

/**
 * Answers a request with a file once there is room for its body: until then nothing of it is read, so that however many come
 * at a time, what they hold of the memory stays bounded. Where too many wait already, it says when to come again.
 */
export async function withRoom(
  c: PageContext,
  answer: () => Promise<Response | undefined>,
): Promise<Response | undefined> {
  const { bodies, formBytes } = c.var.site;
  const leave = await bodies.enter(Math.min(declared(c), formBytes));
  if (leave === undefined) {
    await passOver(c.req.raw, formBytes);
    c.header("Retry-After", COME_AGAIN);
    return errorPage(c, 503, errorWords.busy);
  }
  try {
    return await answer();
  } finally {
    leave();
  }
}

/** What the request says it brings: servers hold it to that. One that does not say may bring anything. */
function declared(c: PageContext): number {
  const length = c.req.header("Content-Length") ?? "";
  return /^\d{1,15}$/.test(length) ? Number(length) : Number.POSITIVE_INFINITY;
}

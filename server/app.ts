import type { ReadUploadEvents } from "@council-returns/core/storage/open-upload-events.ts";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { bringsToken } from "./webhook-token.ts";

/** An event names a few uploads; a body larger than this is none. */
const MOST_BODY_BYTES = 1024 * 1024;

/** Whatever answers all other paths: a Hono app is one. */
export interface Site {
  fetch(request: Request, env?: unknown): Response | Promise<Response>;
}

export interface AppPowers {
  /** Left out where the store is a folder, which tells nothing. */
  readonly readEvents: ReadUploadEvents | undefined;
  /** Left out, no event is taken. */
  readonly token: string | undefined;
  /** False where there is no room. */
  readonly enqueue: (body: string) => boolean;
  /** Events that wait or are worked on. */
  readonly waiting: () => number;
  /** Throws where the store does not answer, or the server is stopping. */
  readonly checkReady: () => Promise<void>;
  readonly site?: Site | undefined;
}

/** The server's paths: `/health`, `/ready`, `/events/uploads` for S3 servers, and the site for all others. */
export function createApp(powers: AppPowers): Hono {
  const app = new Hono();
  app.get("/health", (c) => c.json({ status: "ok", waiting: powers.waiting() }));
  app.get("/ready", async (c) => {
    try {
      await powers.checkReady();
      return c.json({ status: "ready" });
    } catch {
      return c.json({ status: "not ready" }, 503);
    }
  });
  app.use("/events/uploads", bodyLimit({ maxSize: MOST_BODY_BYTES }));
  app.on(["POST", "PUT"], "/events/uploads", async (c) => answerEvent(c.req.raw, powers));
  const { site } = powers;
  if (site !== undefined) app.all("*", (c) => site.fetch(c.req.raw, c.env));
  return app;
}

async function answerEvent(request: Request, { readEvents, token, enqueue }: AppPowers): Promise<Response> {
  if (readEvents === undefined || token === undefined) return words(404, "No events are taken here.");
  if (!bringsToken(request, token)) return words(401, "The token is missing or wrong.");
  const body = await request.text();
  if (!isWork(body, readEvents)) return words(200, "Nothing to do.");
  return enqueue(body) ? words(202, "Taken in.") : words(503, "There is no room now. Send it again in a while.");
}

/** What is not even JSON is work too: it ends among the dead letters, where somebody sees it. */
function isWork(body: string, readEvents: ReadUploadEvents): boolean {
  try {
    return readEvents(JSON.parse(body)).some(({ kind }) => kind !== "ignored");
  } catch {
    return true;
  }
}

function words(status: number, message: string): Response {
  return Response.json({ message }, { status });
}

import { InputError } from "@council-returns/core/workflows/input-error.ts";
import * as z from "zod";
import { type Answer, exitCodes } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { openSite } from "../input/open-site.ts";
import { serverOptions } from "../input/server-options.ts";
import { storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";

const PORT = 8080;
/** Most bytes of one upload, as for the functions. */
const MOST_BYTES = 100 * 1024 * 1024;
/** Of a folder, which tells nothing of what is put into it; and of a bucket, whose server does. */
const WATCH_FOLDER = "* * * * *";
const WATCH_BUCKET = "*/15 * * * *";
const MORNING = "30 5 * * *";

const input = z.object({
  store: z.string().optional(),
  port: z.coerce.number().int().min(0).max(65_535).default(PORT),
  host: z.string().default("127.0.0.1"),
  publish: z.string().default(MORNING),
  reconcile: z.string().optional(),
});

/** Works uploads as they come and publishes by a schedule, until it is stopped. */
export const serve = defineCommand({
  name: "serve",
  summary: "Work uploads as they come and publish by a schedule, until stopped",
  arguments: [],
  options: [
    storeOption,
    { flags: "--port <port>", description: `where to listen (default: ${PORT})` },
    { flags: "--host <host>", description: "on which address; 0.0.0.0 for all (default: 127.0.0.1)" },
    { flags: "--publish <cron>", description: `when to publish, London time (default: "${MORNING}")` },
    { flags: "--reconcile <cron>", description: "when to look for what no event told of" },
  ],
  examples: () => [
    "returns serve --store ./store",
    "returns serve --store s3://returns --endpoint http://127.0.0.1:7070 --port 8080",
    "returns serve --store s3://returns-data --uploads s3://returns-uploads",
  ],
  notes: [
    "An S3 server tells of uploads at /events/uploads, with the token in RETURNS_WEBHOOK_TOKEN; without one, no event is taken. " +
      `Without --reconcile a folder is looked at every minute, and a bucket every quarter of an hour.`,
    "Logs are JSON, a line each; LOG_LEVEL says how many.",
  ],
  input,
  run: runServe,
});

async function runServe(asked: z.infer<typeof input>, powers: CliPowers): Promise<Answer> {
  const opened = openCliStore({ store: asked.store, mustExist: false }, powers);
  const { areas } = opened;
  const isBucket = /^s3:\/\//i.test(areas.uploads);
  const reconcile = asked.reconcile ?? (isBucket ? WATCH_BUCKET : WATCH_FOLDER);
  // Loaded here, because no other command needs it.
  const { serve: run } = await import("../../server/serve.ts");
  await run({
    address: areas,
    reach: { ...(isBucket ? serverOptions(powers.env) : {}), mostUploadBytes: MOST_BYTES },
    host: asked.host,
    port: asked.port,
    token: powers.env["RETURNS_WEBHOOK_TOKEN"] || undefined,
    publish: asked.publish,
    reconcile,
    site: await openSite(opened, powers),
    logLevel: levelOf(powers.env),
  });
  return { code: exitCodes.done, output: "", for: "data" };
}

function levelOf(env: CliPowers["env"]): "DEBUG" | "INFO" | "WARN" | "ERROR" {
  const level = z.enum(["DEBUG", "INFO", "WARN", "ERROR"]).safeParse(env["LOG_LEVEL"] || "INFO");
  if (level.success) return level.data;
  throw new InputError("LOG_LEVEL is one of DEBUG, INFO, WARN and ERROR.");
}

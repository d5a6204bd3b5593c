import { randomBytes } from "node:crypto";
import { openSolver } from "@council-returns/core/solver/open-solver.ts";
import { memoryStore } from "@council-returns/core/storage/open-store.ts";
import { openTables } from "@council-returns/core/storage/open-tables.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import * as z from "zod";
import { exitCodes, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { bucketUploads } from "../input/bucket-uploads.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";

const DEFAULT_STORE = ".returns";
const DEFAULT_PORT = "8080";

const input = z.object({
  store: z.string().optional(),
  port: z
    .string()
    .regex(/^\d{1,5}$/, "A port is a number from 0 to 65535")
    .default(DEFAULT_PORT),
});

/** The website on one's own machine, to try it out as anybody. */
export const web = defineCommand({
  name: "web",
  summary: "Open the website on this machine, to try out every role",
  arguments: [],
  options: [
    { ...storeOption, description: `the store it shows (default: RETURNS_STORE, or ${DEFAULT_STORE})` },
    { flags: "--port <number>", description: `where it listens (default: ${DEFAULT_PORT}; 0 takes a free one)` },
  ],
  examples: () => ["returns web", "returns web --store ./store --port 9000"],
  notes: [
    "Only this machine can reach it, and whoever sits at it chooses a role without a password: it is for trying out. What is sent or decided there is kept in the store. To let others in, run returns serve.",
  ],
  input,
  run: runWeb,
});

async function runWeb({ store: asked, port }: z.infer<typeof input>, powers: CliPowers) {
  const wanted = asked ?? powers.env.RETURNS_STORE ?? DEFAULT_STORE;
  const { store, address, areas } = openCliStore({ store: wanted, mustExist: true }, powers);
  // Loaded here: no other command needs the website.
  const [{ createSite }, { makeAssets }, { listenHere }] = await Promise.all([
    import("../../web/create-site.ts"),
    import("../../web/assets/make-assets.ts"),
    import("../../server/listen-here.ts"),
  ]);
  const options = {
    ...{ store, openTables, openSolver, clock: powers.clock, mode: "local" as const, assets: makeAssets },
    secrets: { signing: randomBytes(32).toString("hex") },
    // Who somebody was while trying out is forgotten at the end, and never counts anywhere else.
    access: memoryStore(powers.clock).data,
    onFailure: ({ reference, path, error }: { reference: string; path: string; error: unknown }) =>
      powers.stderr.write(`${reference} ${path}: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`),
  };
  const siteAt = (origin: string) =>
    createSite({ ...options, origin, bucket: bucketUploads({ address: areas.uploads, origin }, powers.env) });
  const listening = await listenHere(siteAt, Number(port)).catch((error) => {
    throw new InputError(`Cannot listen on port ${port}: ${error.message}. Choose another with --port.`);
  });
  powers.stdout.write(
    `The website of ${address}: ${listening.address}\nOnly this machine can reach it. Ctrl+C ends it.\n`,
  );
  await untilAskedToEnd();
  await listening.close();
  return linesAnswer(exitCodes.done, []);
}

function untilAskedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}

import { once } from "node:events";
import { openSolver } from "@council-returns/core/solver/open-solver.ts";
import { openStore } from "@council-returns/core/storage/open-store.ts";
import { openTables } from "@council-returns/core/storage/open-tables.ts";
import { openUploadEvents, type ReadUploadEvents } from "@council-returns/core/storage/open-upload-events.ts";
import { collectionIds } from "@council-returns/core/workflows/snapshot-time.ts";
import { createAdaptorServer } from "@hono/node-server";
import { errorFields } from "../functions/error-fields.ts";
import { publishCollection } from "../functions/publish-collection.ts";
import { reconcileStore } from "../functions/reconcile-store.ts";
import type { Telemetry } from "../functions/telemetry.ts";
import { createApp, type Site } from "./app.ts";
import { eventsOfOurs, openIntake, type Retries, usualRetries } from "./intake.ts";
import { startSchedule } from "./schedule.ts";

/** When all that lies in the store is gone through, as in the cloud. */
const NIGHTLY = "30 3 * * *";

export interface ServerOptions {
  /** A folder, or `s3://bucket/prefix`; two of a kind where uploads and data lie apart. */
  readonly address: Parameters<typeof openStore>[0];
  /** How to reach the server of an `s3://` store. */
  readonly reach: NonNullable<Parameters<typeof openStore>[1]>;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** What S3 servers have to bring with an event; left out, none is taken. */
  readonly token?: string | undefined;
  /** Cron patterns. */
  readonly publish: string;
  readonly reconcile: string;
  readonly retries?: Retries;
  readonly site?: Site | undefined;
}

export interface RunningServer {
  readonly port: number;
  /** Takes nothing more in, finishes what is in hand, and ends. What waited is found at the next start. */
  stop(): Promise<void>;
}

interface Powers {
  readonly telemetry: Telemetry;
  readonly clock: () => Date;
}

/** Starts the server: events to receipts, snapshots by the schedule, and what was lost is looked for at once and by it. */
export async function startServer(options: ServerOptions, { telemetry, clock }: Powers): Promise<RunningServer> {
  const store = openStore(options.address, options.reach);
  const powers = { store, telemetry, clock, openTables: () => openTables(), openSolver, scanGate: false };
  const readEvents = eventsOf(options.address);
  const queue = openIntake({ ...powers, readEvents: readEvents ?? (() => []) }, options.retries ?? usualRetries);
  let isStopping = false;
  async function checkReady(): Promise<void> {
    if (isStopping) throw new Error("The server is stopping");
    await store.data.head("snapshots/ready");
  }
  const { token, site } = options;
  const app = createApp({ readEvents, token, enqueue: queue.add, waiting: queue.size, checkReady, site });
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(options.port, options.host);
  await once(server, "listening");
  const failed = (error: unknown): void => telemetry.error("A scheduled job failed", errorFields(error));
  const reconcile = async (): Promise<void> => void (await reconcileStore(powers, { seeksUnknown: false }));
  const reconcileAll = async (): Promise<void> => void (await reconcileStore(powers));
  const publish = (): Promise<void> => publishAll(powers, failed);
  const schedule = startSchedule(
    [
      { pattern: options.reconcile, run: reconcile },
      { pattern: NIGHTLY, run: reconcileAll },
      { pattern: options.publish, run: publish },
    ],
    failed,
  );
  const first = reconcile().catch(failed);
  return {
    port: portOf(server.address()),
    async stop() {
      isStopping = true;
      server.close();
      const [left] = await Promise.all([queue.close(), schedule.stop(), first]);
      telemetry.info("Stopped", { left });
    },
  };
}

/** True where an S3 server can tell of uploads. */
export function isTold(address: ServerOptions["address"]): boolean {
  return /^s3:\/\//i.test(typeof address === "string" ? address : address.uploads);
}

/** A folder tells nothing of what is put into it: there, reconciling finds it. */
function eventsOf(address: ServerOptions["address"]): ReadUploadEvents | undefined {
  return isTold(address) ? eventsOfOurs(openUploadEvents(address)) : undefined;
}

/** Every collection, each whatever becomes of the others. */
async function publishAll(
  powers: Parameters<typeof publishCollection>[1],
  failed: (error: unknown) => void,
): Promise<void> {
  for (const collection of collectionIds()) await publishCollection(collection, powers).catch(failed);
}

function portOf(address: unknown): number {
  return typeof address === "object" && address !== null && "port" in address ? Number(address.port) : 0;
}

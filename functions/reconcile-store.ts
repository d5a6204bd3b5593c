import type { openStore } from "@council-returns/core/storage/open-store.ts";
import { reconcile } from "@council-returns/core/workflows/reconcile.ts";
import { collectionIds } from "@council-returns/core/workflows/snapshot-time.ts";
import { uploadsBehindScan } from "@council-returns/core/workflows/uploads-behind-scan.ts";
import { workUploads } from "@council-returns/core/workflows/work-uploads.ts";
import { errorFields, placeFields } from "./error-fields.ts";
import { measureAge } from "./publish-collection.ts";
import type { Telemetry } from "./telemetry.ts";

interface Powers {
  readonly store: ReturnType<typeof openStore>;
  readonly telemetry: Telemetry;
  readonly clock: () => Date;
  /** True where only what a malware scan found clean may be opened: then no upload is, and those that wait are counted. */
  readonly scanGate: boolean;
}

/** What was found of each kind. */
export interface ReconcileSummary {
  readonly found: number;
  readonly failed: number;
  /** Behind a malware scan: sent a short while ago, never scanned, and held back by a scan. */
  readonly waiting: number;
  readonly unscanned: number;
  readonly held: number;
  readonly mended: number;
  readonly stuck: number;
  readonly unknown: number;
}

/**
 * Works uploads whose event was lost, finishes what a crash left half-done, and says how old each snapshot is. Without
 * looking for unknown objects it opens nothing but what is to be worked, and can be done every minute.
 */
export async function reconcileStore(
  powers: Powers,
  options: Parameters<typeof reconcile>[1] = {},
): Promise<ReconcileSummary> {
  const { store, telemetry, scanGate } = powers;
  const uploads = scanGate ? await countUnopened(powers) : await findLost(powers);
  const { mended, stuck, unknown } = await reconcile({ store }, options);
  for (const { submission, standing } of mended) telemetry.info("Finished", { submission, standing });
  for (const { submission, reason } of stuck) telemetry.error("Cannot be finished", { submission, reason });
  const summary = { ...uploads, mended: mended.length, stuck: stuck.length, unknown: unknown.length };
  telemetry.info("Reconciled", { ...summary });
  telemetry.measure("UploadsFound", summary.found);
  telemetry.measure("UploadsFailed", summary.failed);
  telemetry.measure("UploadsWaiting", summary.waiting);
  telemetry.measure("UploadsUnscanned", summary.unscanned);
  telemetry.measure("UploadsHeld", summary.held);
  telemetry.measure("Stuck", summary.stuck);
  if (options.seeksUnknown !== false) telemetry.measure("UnknownObjects", summary.unknown);
  for (const collection of collectionIds()) await measureAge(collection, powers);
  return summary;
}

type Uploads = Omit<ReconcileSummary, "mended" | "stuck" | "unknown">;

async function countUnopened({ store, telemetry, clock }: Powers): Promise<Uploads> {
  const { unscanned, ...counts } = await uploadsBehindScan({ store, clock });
  for (const key of unscanned) telemetry.error("No scan has told of this upload", placeFields(key));
  return { found: 0, failed: 0, ...counts, unscanned: unscanned.length };
}

async function findLost({ store, telemetry }: Powers): Promise<Uploads> {
  const { worked, failed } = await workUploads({ store });
  for (const { receipt } of worked) {
    const { receipt: submission, collection, period, authority, outcome } = receipt;
    telemetry.info("Answered", { submission, collection, period, authority, outcome, found: true });
    telemetry.measure("Returns", 1, { dimensions: { Outcome: outcome } });
  }
  for (const { key, reason } of failed) {
    telemetry.error("Could not be worked", { ...placeFields(key), ...errorFields(reason, [key]) });
  }
  return { found: worked.length, failed: failed.length, waiting: 0, unscanned: 0, held: 0 };
}

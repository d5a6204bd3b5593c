import { openBucketStore } from "./bucket-store.ts";
import { clock } from "./clock.ts";
import { environments, readEnvironment } from "./environment.ts";
import { type ReconcileSummary, reconcileStore } from "./reconcile-store.ts";
import { openTelemetry } from "./telemetry.ts";

const env = readEnvironment(environments.reconcile);
const powers = {
  store: openBucketStore(env),
  telemetry: openTelemetry({ level: env.LOG_LEVEL, namespace: env.METRICS_NAMESPACE, clock }),
  scanGate: env.SCAN_GATE === "on",
  clock,
};

/** Finds what events and crashes left undone, and does it. */
export function handler(): Promise<ReconcileSummary> {
  return reconcileStore(powers);
}

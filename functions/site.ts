import { fileURLToPath } from "node:url";
import { govukChannel } from "@council-returns/core/notify/open-govuk.ts";
import { openNotifier } from "@council-returns/core/notify/open-notifier.ts";
import { openSolver } from "@council-returns/core/solver/open-solver.ts";
import { openUploadForms } from "@council-returns/core/storage/open-upload-forms.ts";
import { streamHandle } from "hono/aws-lambda";
import { readAssets } from "../web/assets/stored-assets.ts";
import { createSite } from "../web/create-site.ts";
import { siteSettings } from "../web/site-settings.ts";
import { behindEdge, callerAtEdge } from "./behind-edge.ts";
import { openBucketStore } from "./bucket-store.ts";
import { clock } from "./clock.ts";
import { environments, readEnvironment } from "./environment.ts";
import { errorFields } from "./error-fields.ts";
import { engineOf } from "./open-engine.ts";
import { openTelemetry } from "./telemetry.ts";

/** A call brings 6 MB at most, and a file is written out for it at four thirds of its size. */
const FORM_BYTES = 4 * 1024 * 1024;

const env = readEnvironment(environments.site);
const settings = siteSettings(env);
if (settings === undefined) throw new Error("RETURNS_SITE is empty: it is where people reach the site.");
const telemetry = openTelemetry({ level: env.LOG_LEVEL, namespace: env.METRICS_NAMESPACE, clock });
const site = createSite({
  ...settings,
  ...{ store: openBucketStore(env), openTables: engineOf(env), openSolver, clock, mode: "serve" },
  assets: () => readAssets(fileURLToPath(new URL("site-assets", import.meta.url))),
  uploadBytes: env.MAX_UPLOAD_BYTES,
  formBytes: FORM_BYTES,
  bucket: {
    presign: openUploadForms(`s3://${env.UPLOADS_BUCKET}`, { endpoint: env.S3_ENDPOINT }),
    scanned: env.SCAN_GATE === "on",
  },
  notifier: env.RETURNS_NOTIFY_KEY === undefined ? undefined : await openNotifier(govukChannel(env)),
  callerOf: callerAtEdge,
  onFailure: ({ error, ...failure }) => {
    telemetry.error("A page failed", { ...failure, ...errorFields(error) });
    telemetry.measure("PagesFailed", 1);
  },
});

/** Answers every request for the website. */
export const handler = streamHandle(behindEdge(site, { token: env.EDGE_TOKEN, origin: settings.origin }));

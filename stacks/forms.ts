import { councilRolePrefix } from "./council-roles.ts";
import { bucketGrants } from "./grants.ts";
import { lambda } from "./lambda.ts";
import type { Settings } from "./settings.ts";
import type { Storage } from "./storage.ts";
import { uploadPatterns } from "./upload-patterns.ts";

const A_SECOND = 20;
const AT_ONCE = 50;

/** What councils ask over HTTP, as the role they signed with: a form to send a file by, and a receipt of their own. */
export function forms(store: Storage, settings: Settings) {
  const api = new sst.aws.ApiGatewayV2("Api", {
    // By default every origin may ask.
    cors: false,
    accessLog: { retention: settings.logRetention },
    transform: {
      stage: (args) => {
        args.defaultRouteSettings = { throttlingRateLimit: A_SECOND, throttlingBurstLimit: AT_ONCE };
      },
    },
  });
  const common = { settings, minutes: 1, memory: "512 MB", reserved: 10, format: "cjs" } as const;
  const uploadForm = lambda("UploadForm", {
    ...common,
    handler: "upload-form.handler",
    environment: {
      UPLOADS_BUCKET: store.uploads.name,
      COUNCIL_ROLE_PREFIX: councilRolePrefix(),
      MAX_UPLOAD_BYTES: `${settings.maxUploadBytes}`,
    },
    grants: bucketGrants(store, "uploads", { write: uploadPatterns("*") }),
  });
  const receipt = lambda("Receipt", {
    ...common,
    handler: "receipt.handler",
    environment: { DATA_BUCKET: store.data.name, COUNCIL_ROLE_PREFIX: councilRolePrefix() },
    grants: bucketGrants(store, "data", { find: true, read: ["receipts/*"] }),
  });
  api.route(UPLOAD_FORMS, uploadForm.arn, { auth: { iam: true } });
  api.route(RECEIPTS, receipt.arn, { auth: { iam: true } });
  return { api, uploadForm, receipt };
}

const UPLOAD_FORMS = "POST /upload-forms";
const RECEIPTS = "GET /receipts/{number}";

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { keyedHash } from "../web/access/tokens.ts";
import { bucketGrants, type Grant } from "./grants.ts";
import { uploadLimits } from "./intake.ts";
import { lambda } from "./lambda.ts";
import { ENGINE } from "./publishing.ts";
import type { Settings, SiteSettings } from "./settings.ts";
import type { Storage } from "./storage.ts";
import { uploadPatterns } from "./upload-patterns.ts";

const MEMORY_MB = 3008;
/** Longer than the edge waits: what was begun is finished. */
const MINUTES = 5;
const AT_ONCE = 50;
/** Who may do what, what is decided on its pages, reading a file again once its columns are known, and publishing. */
const SITE_WRITES = [
  ...["access", "forms", "log", "mappings", "readings", "rows", "receipts", ".tmp"],
  ...["snapshots", "drafts", "answers", "compacted"],
];

export interface Website {
  readonly called: sst.aws.Function;
  readonly url: $util.Output<string>;
  /** What a domain of one's own has to point to. */
  readonly target: $util.Output<string>;
}

/** The website behind CloudFront, where the stage asks for one; its secrets are set with `sst secret set`. */
export function website(store: Storage, settings: Settings): Website | undefined {
  const { site } = settings;
  if (site === undefined) return undefined;
  const secret = new sst.Secret("SiteSecret").value;
  const edgeToken = secret.apply((text) => keyedHash(text, "edge", ""));
  const router = new sst.aws.Router("Website", {
    ...(site.domain === undefined ? {} : { domain: { ...site.domain, dns: false as const } }),
    edge: { viewerRequest: { injection: edgeToken.apply(toldOfTheViewer) } },
  });
  const called = lambda("Site", {
    handler: "site.handler",
    settings,
    minutes: MINUTES,
    memory: `${MEMORY_MB} MB`,
    reserved: AT_ONCE,
    behind: router,
    environment: {
      UPLOADS_BUCKET: store.uploads.name,
      DATA_BUCKET: store.data.name,
      ...uploadLimits(settings),
      DUCKDB_MEMORY: `${Math.round(MEMORY_MB / 2)}MB`,
      DUCKDB_THREADS: "1",
      EDGE_TOKEN: edgeToken,
      RETURNS_SITE: router.url,
      RETURNS_SITE_SECRET: secret,
      ...openIdOf(site),
      ...notifyOf(site),
    },
    grants: siteGrants(store),
    install: ENGINE,
    addTo: bringAssets,
  });
  return { called, url: router.url, target: router.nodes.cdn.apply((cdn) => cdn.nodes.distribution.domainName) };
}

/** Files go to the bucket by forms it signs, and what came of them is read by ingest: it looks whether they are there. */
function siteGrants(store: Storage): Grant[] {
  const places = uploadPatterns("*");
  return [
    ...bucketGrants(store, "uploads", { find: true, read: places, write: places }),
    ...bucketGrants(store, "data", {
      find: true,
      list: true,
      read: ["*"],
      write: SITE_WRITES.map((folder) => `${folder}/*`),
    }),
  ];
}

/** Put before the routing of CloudFront's function: it takes the place of anything a caller sends under these names. */
function toldOfTheViewer(token: string): string {
  return [
    'event.request.headers["x-returns-viewer"] = { value: event.viewer.ip };',
    `event.request.headers["x-returns-edge"] = { value: "${token}" };`,
  ].join("\n  ");
}

function openIdOf({ openId }: SiteSettings): Record<string, $util.Input<string>> {
  if (openId === undefined) return {};
  return {
    RETURNS_OPENID_ISSUER: openId.issuer,
    RETURNS_OPENID_CLIENT: openId.client,
    RETURNS_OPENID_SECRET: new sst.Secret("OpenIdSecret").value,
    RETURNS_OPENID_NAME: openId.name,
    RETURNS_OPENID_CLAIM: openId.claim,
    RETURNS_OPENID_NATIONAL: openId.national,
    ...(openId.auditor === undefined ? {} : { RETURNS_OPENID_AUDITOR: openId.auditor }),
  };
}

function notifyOf({ notifyTemplate }: SiteSettings): Record<string, $util.Input<string>> {
  if (notifyTemplate === undefined) return {};
  return { RETURNS_NOTIFY_KEY: new sst.Secret("NotifyKey").value, RETURNS_NOTIFY_TEMPLATE: notifyTemplate };
}

/** The browser's scripts are made by the bundler that the function does not have. By the project's own Node, which runs TypeScript. */
async function bringAssets(folder: string): Promise<void> {
  const { root } = $cli.paths;
  const script = join(root, "scripts/site-assets.ts");
  await promisify(execFile)(join(root, "node_modules/.bin/node"), [script, join(folder, "site-assets")]);
}

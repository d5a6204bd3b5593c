import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { bringSiteAssets } from "../../scripts/bundles/site-assets.ts";
import type { Graph } from "../../scripts/stacks/stacks-graph.ts";
import { siteSettings } from "../../web/site-settings.ts";
import { all, one, stacksMissing, stacksSuite, stage } from "./stages.ts";

const given = z.object({ variables: z.record(z.string(), z.string()) });

let rehearsal: Graph;
let production: Graph;
const graphs = async () => {
  rehearsal = await stage("rehearsal");
  production = await stage("production");
};
const called = (graph = rehearsal) => one(graph, "lambda/function:Function", "SiteFunction");
const variables = (graph = rehearsal) => given.parse(called(graph)["environment"]).variables;
const distribution = (graph = rehearsal) =>
  one(graph, "cloudfront/distribution:Distribution", "WebsiteCdnDistribution");
const edgeCode = (graph = rehearsal) =>
  String(one(graph, "cloudfront/function:Function", "WebsiteCloudfrontFunctionRequest")["code"]);

describe.skipIf(stacksMissing !== undefined)(stacksSuite("the website"), () => {
  beforeAll(graphs);

  it("is there where the stage asks for one, and nothing of it elsewhere", async () => {
    const personal = await stage("personal");
    expect(
      personal.resources.filter(({ type, name }) => /cloudfront|functionUrl/.test(type) || /^Site/.test(name)),
    ).toEqual([]);
    expect(personal.outputs).not.toHaveProperty("site");
    expect([rehearsal, production].map(({ handlers }) => handlers["Site"])).toEqual([
      "functions/site.handler",
      "functions/site.handler",
    ]);
  });

  it("runs on arm64 and Node 24 with what publishing has, and is cut off by nobody but itself", () => {
    expect(called()).toMatchObject({
      runtime: "nodejs24.x",
      architectures: ["arm64"],
      memorySize: 3008,
      timeout: 300,
      ephemeralStorage: { size: 2048 },
      reservedConcurrentExecutions: 50,
    });
    expect(rehearsal.builds["Site"]).toEqual(rehearsal.builds["PublishSpending"]);
    expect(Object.keys(rehearsal.builds["Site"] ?? {})).toContain("highs");
  });

  it("is built with the style and scripts that browsers are given", async () => {
    const folder = await mkdtemp(join(tmpdir(), "returns-assets-"));
    await bringSiteAssets(folder);
    const assets = (await readdir(folder)).map((file) => `site-assets/${file}`);
    expect(assets.length).toBe(16);
    expect(rehearsal.files["Site"]).toEqual(["bundle.mjs", "resource.enc", ...assets.sort()]);
    expect(rehearsal.files["Ingest"]).toEqual(["bundle.cjs", "resource.enc"]);
    await rm(folder, { recursive: true });
  });

  it("gives answers on as they come, to nobody's scripts but its own", () => {
    const { functionName, ...url } = one(rehearsal, "lambda/functionUrl:FunctionUrl", "SiteUrl");
    expect(functionName).toBe(called()["name"]);
    expect(url).toEqual({ authorizationType: "NONE", invokeMode: "RESPONSE_STREAM" });
  });

  it("is reached by TLS, and its edge waits for it as long as it may", () => {
    expect(distribution()).toMatchObject({
      aliases: ["returns.example.org"],
      viewerCertificate: {
        acmCertificateArn: expect.stringContaining("arn:aws:acm:us-east-1:"),
        minimumProtocolVersion: "TLSv1.2_2021",
      },
      defaultCacheBehavior: { viewerProtocolPolicy: "redirect-to-https" },
    });
    const [route] = rehearsal.resources.filter(({ name }) => name.startsWith("SiteRouteKey"));
    const { metadata } = z.object({ entries: z.object({ metadata: z.string() }) }).parse(route?.inputs).entries;
    const host = `${String(called()["name"]).toLowerCase()}.lambda-url.eu-west-2.on.aws`;
    expect(JSON.parse(metadata)).toMatchObject({ host, origin: { timeouts: { readTimeout: 60 } } });
  });

  it("keeps at the edge only what its answers say may be kept", () => {
    expect(one(rehearsal, "cloudfront/cachePolicy:CachePolicy", "WebsiteServerCachePolicy")).toMatchObject({
      defaultTtl: 0,
      minTtl: 0,
    });
  });

  it("is told by the edge who calls, and that it is the edge, before anything else is done", () => {
    const token = variables()["EDGE_TOKEN"] ?? "";
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    const [, told = ""] = /async function handler\(event\) \{([\s\S]*?)async function/.exec(edgeCode()) ?? [];
    expect(told).toContain(`event.request.headers["x-returns-edge"] = { value: "${token}" };`);
    expect(told).toContain('event.request.headers["x-returns-viewer"] = { value: event.viewer.ip };');
    expect(edgeCode()).not.toContain(variables()["RETURNS_SITE_SECRET"]);
    expect(variables()["RETURNS_SITE_SECRET"]).toContain("SiteSecret");
  });

  it("starts with these settings: its own name, or CloudFront's where it has none", () => {
    const { openId, ...own } = siteSettings(variables()) ?? {};
    expect(own).toMatchObject({ origin: "https://returns.example.org" });
    expect(openId).toMatchObject({ issuer: "https://login.example.org/", clientId: "council-returns" });
    expect(openId?.clientSecret).toContain("OpenIdSecret");
    expect(["survey-team", "auditors", "others"].map((group) => openId?.roleOf({ groups: [group] }))).toEqual([
      "national",
      "auditor",
      undefined,
    ]);
    expect(variables()["RETURNS_NOTIFY_KEY"]).toContain("NotifyKey");
    expect(siteSettings(variables(production))).toMatchObject({
      origin: "https://websitecdndistribution.cloudfront.net",
      openId: undefined,
    });
    expect(distribution(production)).toMatchObject({ aliases: [] });
    expect(rehearsal.outputs).toMatchObject({
      site: "https://returns.example.org",
      siteTarget: "websitecdndistribution.cloudfront.net",
    });
  });

  it("reads no more of an upload than others do, and knows of the scan where there is one", () => {
    expect(variables()).toMatchObject({ MAX_UPLOAD_BYTES: "104857600", SCAN_GATE: "on" });
  });

  it("is watched: calls that fail or find no room, and pages that failed", () => {
    const alarms = all(rehearsal, "cloudwatch/metricAlarm:MetricAlarm");
    expect(
      Object.keys(alarms)
        .filter((name) => /^(Site|Pages)/.test(name))
        .sort(),
    ).toEqual(["PagesFailed", "SiteFailing", "SiteThrottled"]);
    expect(alarms["PagesFailed"]).toMatchObject({
      namespace: "CouncilReturns/rehearsal",
      metricName: "PagesFailed",
      statistic: "Sum",
      threshold: 1,
    });
    expect(JSON.stringify(one(rehearsal, "cloudwatch/dashboard:Dashboard", "Dashboard"))).toContain(
      "Calls of the website",
    );
  });
});

import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { cadenceOf } from "../../packages/core/src/collections/cadence.ts";
import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import { functionBundles } from "../../scripts/bundles/build-function.ts";
import type { Graph } from "../../scripts/stacks/stacks-graph.ts";
import { pascalCase } from "../../stacks/pascal-case.ts";
import { all, one, stacksMissing, stacksSuite, stage } from "./stages.ts";

const publishers = registry.map((collection) => ({ ...collection, name: `Publish${pascalCase(collection.id)}` }));
const names = ["Ingest", "Reconcile", "UploadForm", "Receipt", ...publishers.map(({ name }) => name)];

let personal: Graph;
const graphs = async () => {
  personal = await stage("personal");
};
const called = (name: string, graph = personal) => one(graph, "lambda/function:Function", `${name}Function`);

describe.skipIf(stacksMissing !== undefined)(stacksSuite("the functions"), () => {
  beforeAll(graphs);

  it("are these and no others", () => {
    expect(Object.keys(all(personal, "lambda/function:Function")).sort()).toEqual(
      names.map((name) => `${name}Function`).sort(),
    );
  });

  it.each(names)("%s runs on arm64 and Node 24 from its own bundle", (name) => {
    expect(called(name)).toMatchObject({
      runtime: "nodejs24.x",
      architectures: ["arm64"],
      handler: "bundle.handler",
      packageType: "Zip",
    });
  });

  it("are each the file that is written for it", () => {
    const files = { Ingest: "ingest", Reconcile: "reconcile", UploadForm: "upload-form", Receipt: "receipt" };
    expect(personal.handlers).toEqual({
      ...Object.fromEntries(Object.entries(files).map(([name, file]) => [name, `functions/${file}.handler`])),
      ...Object.fromEntries(publishers.map(({ name }) => [name, "functions/publish.handler"])),
    });
  });

  it.each(names)("%s is built in the format in which its bundle is tried out", (name) => {
    const own = functionBundles.find(({ entry }) => personal.handlers[name] === entry.replace(/\.ts$/, ".handler"));
    expect(personal.files[name]).toContain(own?.format === "cjs" ? "bundle.cjs" : "bundle.mjs");
  });

  it.each(names)("%s writes JSON logs that end", async (name) => {
    const rehearsal = await stage("rehearsal");
    const group = `${name}LogGroup`;
    expect(called(name)["loggingConfig"]).toEqual({
      logFormat: "JSON",
      logGroup: one(personal, "cloudwatch/logGroup:LogGroup", group)["name"],
    });
    expect(one(personal, "cloudwatch/logGroup:LogGroup", group)["retentionInDays"]).toBe(7);
    expect(one(rehearsal, "cloudwatch/logGroup:LogGroup", group)["retentionInDays"]).toBe(365);
  });

  it.each(names)(
    "%s has the memory and the minutes it needs, and concurrency set aside where the stage does so",
    async (name) => {
      const rehearsal = await stage("rehearsal");
      const { memorySize, timeout, ephemeralStorage } = called(name);
      const publishes = name.startsWith("Publish");
      const [memory, minutes] = publishes
        ? [3008, 15]
        : ({ Ingest: [2048, 5], Reconcile: [2048, 15] }[name] ?? [512, 1]);
      expect({ memorySize, timeout }).toEqual({ memorySize: memory, timeout: 60 * Number(minutes) });
      expect(ephemeralStorage).toEqual({ size: publishes ? 2048 : 512 });
      const reserved = { Ingest: 20, UploadForm: 10, Receipt: 10 }[name] ?? 1;
      expect(called(name, rehearsal)["reservedConcurrentExecutions"]).toBe(reserved);
      expect(called(name)["reservedConcurrentExecutions"]).toBeUndefined();
    },
  );

  it("have beside publish what cannot be bundled, at the versions that the core is tested with", () => {
    const core = z.object({ dependencies: z.record(z.string(), z.string()) });
    const { dependencies } = core.parse(JSON.parse(readFileSync("packages/core/package.json", "utf8")));
    const duckdb = dependencies["@duckdb/node-api"];
    const beside = {
      "@duckdb/node-api": duckdb,
      "@duckdb/node-bindings-linux-arm64": duckdb,
      highs: dependencies["highs"],
    };
    for (const name of names) expect(personal.builds[name], name).toEqual(name.startsWith("Publish") ? beside : {});
  });
});

describe.skipIf(stacksMissing !== undefined)(stacksSuite("the schedules"), () => {
  beforeAll(graphs);
  const deadLetters = () =>
    `arn:aws:sqs:eu-west-2:123456789012:${one(personal, "sqs/queue:Queue", "DeadLettersQueue")["name"]}`;
  const expected = [
    ...publishers.map((collection) => ({
      name: collection.name,
      expression: cadenceOf(collection) === "daily" ? "cron(30 5 * * ? *)" : "cron(30 5 ? * MON *)",
    })),
    { name: "Reconcile", expression: "cron(30 3 * * ? *)" },
  ];

  it("are one for each collection, and the daily one that finds what was lost", () => {
    expect(Object.keys(all(personal, "scheduler/schedule:Schedule")).sort()).toEqual(
      expected.map(({ name }) => `${name}ScheduleSchedule`).sort(),
    );
  });

  it("are daily for months and weekly for years, unless a collection says otherwise", () => {
    expect(cadenceOf({ period: "month" })).toBe("daily");
    expect(cadenceOf({ period: "census-day" })).toBe("weekly");
    expect(cadenceOf({ period: "financial-year", cadence: "daily" })).toBe("daily");
    expect(new Set(publishers.map(cadenceOf))).toEqual(new Set(["daily", "weekly"]));
  });

  it.each(expected)("$name is called at $expression by London's clock", ({ name, expression }) => {
    expect(one(personal, "scheduler/schedule:Schedule", `${name}ScheduleSchedule`)).toMatchObject({
      scheduleExpression: expression,
      scheduleExpressionTimezone: "Europe/London",
      state: "ENABLED",
      flexibleTimeWindow: { mode: "FLEXIBLE", maximumWindowInMinutes: 15 },
      target: {
        arn: expect.stringMatching(new RegExp(`:function:${called(name)["name"]}$`)),
        retryPolicy: { maximumRetryAttempts: 3 },
        deadLetterConfig: { arn: deadLetters() },
      },
    });
  });

  it.each(expected)("$name is tried again twice, and then its event is among the dead letters", ({ name }) => {
    expect(
      one(personal, "lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", `${name}EventInvokeConfig`),
    ).toEqual({
      functionName: called(name)["name"],
      maximumRetryAttempts: 2,
      destinationConfig: { onFailure: { destination: deadLetters() } },
    });
  });

  it.each(publishers)("$name publishes its own collection, with half of its memory for DuckDB", ({ name, id }) => {
    expect(called(name)["environment"]).toMatchObject({
      variables: {
        COLLECTION: id,
        DATA_BUCKET: one(personal, "s3/bucket:Bucket", "DataBucket")["bucket"],
        DUCKDB_MEMORY: "1504MB",
        DUCKDB_THREADS: "1",
      },
    });
  });
});

describe.skipIf(stacksMissing !== undefined)(stacksSuite("what councils ask over HTTP"), () => {
  beforeAll(graphs);
  const routes = () => Object.values(all(personal, "apigatewayv2/route:Route"));

  it("is two routes, each signed", () => {
    expect(
      routes()
        .map(({ routeKey, authorizationType }) => [routeKey, authorizationType])
        .sort(),
    ).toEqual([
      ["GET /receipts/{number}", "AWS_IAM"],
      ["POST /upload-forms", "AWS_IAM"],
    ]);
  });

  it("goes to the function the route is for, in the form that function reads", () => {
    const calledBy = Object.fromEntries(
      routes().map(({ routeKey, target }) => {
        const id = String(target).replace(/^integrations\/(.*)-id$/, "$1");
        const { integrationUri, payloadFormatVersion } = one(personal, "apigatewayv2/integration:Integration", id);
        return [routeKey, [String(integrationUri).split(":").at(-1), payloadFormatVersion]];
      }),
    );
    expect(calledBy).toEqual({
      "GET /receipts/{number}": [called("Receipt")["name"], "2.0"],
      "POST /upload-forms": [called("UploadForm")["name"], "2.0"],
    });
  });

  it("is noted down, call by call, for as long as logs are kept", async () => {
    const rehearsal = await stage("rehearsal");
    expect(one(personal, "cloudwatch/logGroup:LogGroup", "ApiAccessLog")["retentionInDays"]).toBe(7);
    expect(one(rehearsal, "cloudwatch/logGroup:LogGroup", "ApiAccessLog")["retentionInDays"]).toBe(365);
  });

  it("lets scripts of no origin ask, and nobody ask too often", () => {
    expect(one(personal, "apigatewayv2/api:Api", "ApiApi")["corsConfiguration"] ?? {}).toEqual({});
    expect(one(personal, "apigatewayv2/stage:Stage", "ApiStage")["defaultRouteSettings"]).toEqual({
      throttlingRateLimit: 20,
      throttlingBurstLimit: 50,
    });
  });

  it("is open to roles whose names begin as councils' do, and forms let in no more bytes than are read", () => {
    const prefix = { COUNCIL_ROLE_PREFIX: "council-returns-personal-council-" };
    expect(called("UploadForm")["environment"]).toMatchObject({
      variables: { ...prefix, MAX_UPLOAD_BYTES: "104857600", UPLOADS_BUCKET: expect.stringContaining("uploads") },
    });
    expect(called("Receipt")["environment"]).toMatchObject({
      variables: { ...prefix, DATA_BUCKET: expect.stringContaining("data") },
    });
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import { rowsKey } from "../../packages/core/src/filing/keys.ts";
import { rowsSchema } from "../../packages/core/src/ingest/write/rows-schema.ts";
import { parsePeriod } from "../../packages/core/src/periods/period.ts";
import type { Graph } from "../../scripts/stacks/stacks-graph.ts";
import { pascalCase } from "../../stacks/pascal-case.ts";
import { roleStatements } from "./iam/policy.ts";
import { all, one, stacksMissing, stacksSuite, stage } from "./stages.ts";

const tableShape = z.object({
  name: z.string(),
  tableType: z.literal("EXTERNAL_TABLE"),
  partitionKeys: z.array(z.object({ name: z.string(), type: z.string() })),
  parameters: z.record(z.string(), z.string()),
  storageDescriptor: z.object({
    location: z.string(),
    inputFormat: z.string().regex(/MapredParquetInputFormat$/),
    serDeInfo: z.object({ serializationLibrary: z.string().regex(/ParquetHiveSerDe$/) }),
    columns: z.array(z.object({ name: z.string(), type: z.string() })),
  }),
});

const environmentOf = (of: Graph, id: string) =>
  z
    .object({ variables: z.record(z.string(), z.string()) })
    .parse(one(of, "lambda/function:Function", `Publish${pascalCase(id)}Function`)["environment"]).variables;

const FUNCTIONS = ["Ingest", "Reconcile", "UploadForm", "Receipt"];

/** Periods that each kind has, as their ids are written. */
const PERIODS = { "census-day": "2024-03-31", "financial-year": "2024-25", month: "2024-05" } as const;

describe.skipIf(stacksMissing !== undefined)(stacksSuite("the tables of rows"), () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await stage("personal");
  });
  const table = (id: string) => tableShape.parse(one(graph, "glue/catalogTable:CatalogTable", `Rows-${id}`));
  const bucket = () => String(one(graph, "s3/bucket:Bucket", "DataBucket")["bucket"]);

  it("are one for each collection, in one database", () => {
    const tables = Object.values(all(graph, "glue/catalogTable:CatalogTable"));
    expect(tables.map(({ name }) => name)).toEqual(registry.map(({ id }) => id.replaceAll("-", "_")));
    expect(new Set(tables.map(({ databaseName }) => databaseName))).toEqual(new Set(["council_returns_personal"]));
    expect(one(graph, "glue/catalogDatabase:CatalogDatabase", "Rows")["name"]).toBe("council_returns_personal");
  });

  it.each(registry)("of $id look where rows are written", ({ id, period: kind }) => {
    const { parameters, storageDescriptor, partitionKeys } = table(id);
    const period = PERIODS[kind];
    const where = parameters["storage.location.template"]?.replace(/\$\{period\}/, period) ?? "";
    const written = `s3://${bucket()}/${rowsKey({ collection: id, period, authority: "102" }, "0123", "any")}`;
    expect(written.startsWith(where), `${written} is not under ${where}`).toBe(true);
    expect(where.startsWith(storageDescriptor.location)).toBe(true);
    expect(where).toMatch(/\/$/);
    expect(partitionKeys).toEqual([{ name: "period", type: "string" }]);
  });

  it.each(registry)("of $id know every period there may be, by rule", ({ id, period: kind }) => {
    const { parameters } = table(id);
    expect(parameters["projection.enabled"]).toBe("true");
    const values = parameters["projection.period.values"]?.split(",");
    if (kind === "financial-year") {
      expect(parameters["projection.period.type"]).toBe("enum");
      expect(values).toContain(PERIODS[kind]);
      for (const value of values ?? []) expect(parsePeriod(kind, value), value).toBeDefined();
    } else {
      const [format, first, unit] =
        kind === "month" ? ["yyyy-MM", "2000-01", "MONTHS"] : ["yyyy-MM-dd", "2000-01-01", "DAYS"];
      expect(parameters).toMatchObject({
        "projection.period.type": "date",
        "projection.period.format": format,
        "projection.period.range": `${first},NOW+1YEARS`,
        "projection.period.interval": "1",
        "projection.period.interval.unit": unit,
      });
    }
  });

  it.each(registry)("of $id have the columns that files of rows have, of the same types", ({ id, tables }) => {
    const types = Object.fromEntries(table(id).storageDescriptor.columns.map(({ name, type }) => [name, type]));
    const written = Object.values(tables).flatMap((one) => rowsSchema(one).slice(1));
    for (const { name, type, converted_type: converted, scale } of written) {
      const expected = { DECIMAL: `decimal(18,${scale})`, DATE: "date", UTF8: "string" }[String(converted)] ?? "int";
      expect(types[name], `${name} ${type}`).toBe(expected);
    }
  });

  it("are asked in a workgroup that stops a question which reads too much, and keeps answers a week", () => {
    const results = one(graph, "s3/bucket:Bucket", "ResultsBucket")["bucket"];
    expect(one(graph, "athena/workgroup:Workgroup", "Roll-up")).toMatchObject({
      name: "council-returns-personal",
      configuration: {
        enforceWorkgroupConfiguration: true,
        bytesScannedCutoffPerQuery: 100 * 1024 ** 3,
        resultConfiguration: {
          outputLocation: `s3://${results}/asked/`,
          encryptionConfiguration: { encryptionOption: "SSE_S3" },
        },
      },
    });
  });

  it("are asked by people alone where publishing is to add up itself", () => {
    expect(Object.keys(all(graph, "athena/workgroup:Workgroup"))).toEqual(["Roll-up"]);
    for (const { id } of registry) {
      const variables = Object.keys(environmentOf(graph, id));
      expect(variables.filter((variable) => variable.startsWith("ATHENA_"))).toEqual([]);
    }
  });
});

describe.skipIf(stacksMissing !== undefined)(stacksSuite("adding up on Athena, where a stage asks for it"), () => {
  let rehearsal: Graph;
  beforeAll(async () => {
    rehearsal = await stage("rehearsal");
  });

  it.each(registry)("is told to the publisher of $id: where, and from how many rows", ({ id }) => {
    expect(environmentOf(rehearsal, id)).toMatchObject({
      ATHENA_DATABASE: "council_returns_rehearsal",
      ATHENA_WORKGROUP: `council-returns-rehearsal-publish-${id}`,
      ATHENA_FROM_ROWS: "20000000",
    });
  });

  it.each(registry)(
    "has for $id a workgroup with the same bounds, and a folder for answers that no one else's is",
    ({ id }) => {
      const results = one(rehearsal, "s3/bucket:Bucket", "ResultsBucket")["bucket"];
      expect(one(rehearsal, "athena/workgroup:Workgroup", `Roll-up-${id}`)).toMatchObject({
        name: `council-returns-rehearsal-publish-${id}`,
        configuration: {
          enforceWorkgroupConfiguration: true,
          bytesScannedCutoffPerQuery: 100 * 1024 ** 3,
          resultConfiguration: { outputLocation: `s3://${results}/publish/${id}/` },
        },
      });
    },
  );

  it("asks nothing of AWS but what its driver calls, of one workgroup, one table and its own folder", () => {
    const account = "eu-west-2:123456789012";
    const results = `arn:aws:s3:::${one(rehearsal, "s3/bucket:Bucket", "ResultsBucket")["bucket"]}`;
    const about = /^(athena|glue):|s3:GetBucketLocation|s3:ListMultipart/;
    const granted = roleStatements(rehearsal, "PublishSpendingRole")
      .filter(({ Action }) => Action.some((action) => about.test(action)))
      .map(({ Action, Resource }) => [Action, Resource]);
    expect(granted).toEqual([
      [
        ["athena:StartQueryExecution", "athena:GetQueryExecution", "athena:GetQueryResults"],
        [`arn:aws:athena:${account}:workgroup/council-returns-rehearsal-publish-spending`],
      ],
      [
        ["glue:GetDatabase", "glue:GetTable", "glue:GetPartitions"],
        [
          `arn:aws:glue:${account}:catalog`,
          `arn:aws:glue:${account}:database/council_returns_rehearsal`,
          `arn:aws:glue:${account}:table/council_returns_rehearsal/spending`,
        ],
      ],
      [["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"], [results]],
      [
        ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"],
        [`${results}/publish/spending/*`],
      ],
    ]);
  });

  it("is granted to publishers of a stage that asks for it, and to no other function", async () => {
    const personal = await stage("personal");
    for (const name of [...FUNCTIONS, ...registry.map(({ id }) => `Publish${pascalCase(id)}`)]) {
      const uses = (graph: Graph) => roleStatements(graph, `${name}Role`).flatMap(({ Action }) => Action);
      const athena = (action: string) => /^(athena|glue):/.test(action);
      expect(uses(personal).filter(athena), name).toEqual([]);
      expect(uses(rehearsal).some(athena), name).toBe(name.startsWith("Publish"));
    }
  });
});

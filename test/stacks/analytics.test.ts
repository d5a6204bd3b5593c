import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import { rowsKey } from "../../packages/core/src/filing/keys.ts";
import { rowsSchema } from "../../packages/core/src/ingest/write/rows-schema.ts";
import { parsePeriod } from "../../packages/core/src/periods/period.ts";
import type { Graph } from "../../scripts/stacks/stacks-graph.ts";
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
          outputLocation: `s3://${results}/`,
          encryptionConfiguration: { encryptionOption: "SSE_S3" },
        },
      },
    });
  });
});

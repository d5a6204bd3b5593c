import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { environments } from "../../functions/environment.ts";
import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import type { Graph } from "../../scripts/stacks/stacks-graph.ts";
import { pascalCase } from "../../stacks/pascal-case.ts";
import { one, stacksMissing, stacksSuite, stage } from "./stages.ts";

const read: Readonly<Record<string, z.ZodObject>> = {
  Ingest: environments.ingest,
  Reconcile: environments.reconcile,
  UploadForm: environments.uploadForm,
  Receipt: environments.receipt,
  Site: environments.site,
  ...Object.fromEntries(registry.map(({ id }) => [`Publish${pascalCase(id)}`, environments.publish])),
};
const given = z.object({ variables: z.record(z.string(), z.string()) });
/** What SST adds for its own use. */
const SST = /^SST_/;

describe.skipIf(stacksMissing !== undefined)(stacksSuite("the environment the stacks give"), () => {
  let rehearsal: Graph;
  beforeAll(async () => {
    rehearsal = await stage("rehearsal");
  });
  const variables = (name: string) =>
    given.parse(one(rehearsal, "lambda/function:Function", `${name}Function`)["environment"]).variables;

  it.each(Object.entries(read))("is what %s needs to start, and nothing it does not know", (name, known) => {
    expect(known.safeParse(variables(name)).error).toBeUndefined();
    const own = Object.keys(variables(name)).filter((variable) => !SST.test(variable));
    expect(own.filter((variable) => !(variable in known.shape))).toEqual([]);
  });

  it("names each bucket as what it is, to whoever is told of it", () => {
    const bucket = (name: string) => one(rehearsal, "s3/bucket:Bucket", name)["bucket"];
    const told = (variable: string) =>
      Object.keys(read).flatMap((name) => {
        const value = variables(name)[variable];
        return value === undefined ? [] : [[name, value]];
      });
    const names = Object.keys(read).filter((name) => name !== "UploadForm");
    expect(told("DATA_BUCKET")).toEqual(names.map((name) => [name, bucket("DataBucket")]));
    const senders = ["Ingest", "Reconcile", "UploadForm", "Site"];
    expect(told("UPLOADS_BUCKET")).toEqual(senders.map((name) => [name, bucket("UploadsBucket")]));
    expect(bucket("UploadsBucket")).not.toEqual(bucket("DataBucket"));
  });
});

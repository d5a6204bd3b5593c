import { beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../../scripts/stacks/stacks-graph.ts";
import { isAllowed } from "./iam/evaluate.ts";
import { policyStatements } from "./iam/policy.ts";
import { one, stacksMissing, stacksSuite, stage } from "./stages.ts";

describe.skipIf(stacksMissing !== undefined)(stacksSuite("the key of the buckets"), () => {
  let rehearsal: Graph;
  beforeAll(async () => {
    rehearsal = await stage("rehearsal");
  });

  const key = () => one(rehearsal, "kms/key:Key", "StoreKey");
  const context = { "kms:ViaService": "s3.eu-west-2.amazonaws.com", "kms:CallerAccount": "123456789012" };
  const asked = (action: string, around: Readonly<Record<string, string>> = {}) =>
    isAllowed({ action, resource: "this key", context: around }, policyStatements(key()["policy"]));

  it("is turned every year, and deleted after 30 days at the soonest", () => {
    expect(key()).toMatchObject({ enableKeyRotation: true, deletionWindowInDays: 30 });
  });

  it.each(["kms:Decrypt", "kms:GenerateDataKey"])("is used for %s through S3 and in this account only", (action) => {
    expect(asked(action, context)).toBe(true);
    expect(asked(action)).toBe(false);
    expect(asked(action, { ...context, "kms:ViaService": "sqs.eu-west-2.amazonaws.com" })).toBe(false);
    expect(asked(action, { ...context, "kms:CallerAccount": "999999999999" })).toBe(false);
  });

  it("is looked after by the account alone", () => {
    expect(asked("kms:PutKeyPolicy")).toBe(true);
    const principals = policyStatements(key()["policy"]).map(({ Principal }) => Principal);
    expect(principals).toEqual(principals.map(() => ({ AWS: ["arn:aws:iam::123456789012:root"] })));
  });

  it("outlives the app in production, with what it encrypts", async () => {
    const production = await stage("production");
    expect(production.resources.find(({ name }) => name === "StoreKey")?.retainOnDelete).toBe(true);
  });
});

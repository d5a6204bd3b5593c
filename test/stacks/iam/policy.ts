import * as z from "zod";
import type { Graph } from "../../../scripts/stacks/stacks-graph.ts";
import { one } from "../stages.ts";

const texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]);

const statement = z.object({
  Effect: z.enum(["Allow", "Deny"]),
  Action: texts,
  Resource: texts.default([]),
  Principal: z.record(z.string(), texts).optional(),
  Condition: z.record(z.string(), z.record(z.string(), texts)).default({}),
});

const document = z.object({ Statement: z.array(statement) });

export type Statement = z.output<typeof statement>;

/** A policy as a resource holds it: JSON text, or the object it stands for. */
export function policyStatements(policy: unknown): Statement[] {
  return document.parse(typeof policy === "string" ? JSON.parse(policy) : policy).Statement;
}

/** What a role is granted by its own policies. */
export function roleStatements(graph: Graph, role: string): Statement[] {
  const shape = z.array(z.object({ policy: z.string() }));
  return shape
    .parse(one(graph, "iam/role:Role", role)["inlinePolicies"])
    .flatMap(({ policy }) => policyStatements(policy));
}

/** Who may take a role on. */
export function trustStatements(graph: Graph, role: string): Statement[] {
  return policyStatements(one(graph, "iam/role:Role", role)["assumeRolePolicy"]);
}

import { readFileSync } from "node:fs";
import type { z } from "zod";
import { claimShape } from "../../packages/core/src/claims/claim.ts";
import { seriesPointShape } from "../../packages/core/src/claims/series-point.ts";
import { targetShape } from "../../packages/core/src/claims/target.ts";
import { constantText } from "./constant-text.ts";
import type { GeneratedFile } from "./generated-file.ts";

const folder = "packages/core/src/claims/";

/** What others published - claims, targets and the series - as modules, each value checked. */
export function published(root: URL): GeneratedFile[] {
  return [
    moduleOf(root, { name: "claims", shape: claimShape, type: "Claim", from: "./claim.ts" }),
    moduleOf(root, { name: "targets", shape: targetShape, type: "Target", from: "./target.ts" }),
    moduleOf(root, { name: "series", shape: seriesPointShape, type: "SeriesPoint", from: "./series-point.ts" }),
  ];
}

interface Published {
  readonly name: string;
  readonly shape: z.ZodType<{ readonly id: string }>;
  readonly type: string;
  readonly from: string;
}

function moduleOf(root: URL, { name, shape, type, from }: Published): GeneratedFile {
  const source = `data/${name}.json`;
  const found: unknown = JSON.parse(readFileSync(new URL(source, root), "utf8"));
  const values = shape.array().parse(found);
  const ids = values.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`${source} has the id ${twice} twice`);
  return { path: `${folder}${name}.generated.ts`, text: constantText({ name, type, from, source, values }) };
}

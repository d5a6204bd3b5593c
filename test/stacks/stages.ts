import { fileURLToPath } from "node:url";
import { cacheFolder } from "../../scripts/s3-servers/cache-folder.ts";
import { broughtSst } from "../../scripts/stacks/bring-sst.ts";
import { type Graph, type GraphResource, type Stage, stacksGraph } from "../../scripts/stacks/stacks-graph.ts";

const platform = broughtSst(cacheFolder(process.env));
/** Another root is a copy of the sources with a fault in it: scripts/stacks/mutations. */
const root = process.env["STACKS_ROOT"] ?? fileURLToPath(new URL("../../", import.meta.url));

const graphs = new Map<string, Promise<Graph>>();

/** Why the stacks cannot be looked at here; undefined where they can. */
export const stacksMissing = "missing" in platform ? platform.missing : undefined;

/** A name for a suite, which says why where it is skipped. */
export function stacksSuite(name: string): string {
  return stacksMissing === undefined ? name : `${name} (skipped: ${stacksMissing})`;
}

/** What is asked for in a stage. */
export function stage(name: Stage): Promise<Graph> {
  if ("missing" in platform) throw new Error(platform.missing);
  const asked = graphs.get(name) ?? stacksGraph({ root, platform: platform.path }, name);
  graphs.set(name, asked);
  return asked;
}

/** Resources of a type such as `s3/bucket:Bucket`, by name. */
export function all({ resources }: Graph, type: string): Record<string, GraphResource["inputs"]> {
  const found = resources.filter((one) => one.type === `aws:${type}`);
  return Object.fromEntries(found.map(({ name, inputs }) => [name, inputs]));
}

/** Inputs of the one resource of that type and name. Throws where there is none. */
export function one(graph: Graph, type: string, name: string): GraphResource["inputs"] {
  const found = all(graph, type);
  const inputs = found[name];
  if (inputs === undefined) throw new Error(`no ${type} ${name}; there are ${Object.keys(found).join(", ")}`);
  return inputs;
}

// Runs sst.config.ts with SST's own components under Pulumi's mocks, and writes what they ask for as JSON.
//   node scripts/stacks/graph.ts ROOT PLATFORM STAGE OUT
import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { type ConfigPlace, loadConfig } from "./build-config.ts";
import { cloudAnswers } from "./cloud-answers.ts";
import { loadPulumi, type Values } from "./pulumi.ts";
import { recordResources, settleInputs } from "./record-resources.ts";
import { serveBuilds } from "./serve-builds.ts";

const [root = "", given = "", stage = "", out = ""] = process.argv.slice(2);
const platform = realpathSync(given);
const work = await mkdtemp(join(tmpdir(), "stacks-"));
const place: ConfigPlace = { root, platform };

const builds: Record<string, Readonly<Record<string, string>>> = {};

process.env["SST_SERVER"] = await serveBuilds({
  root,
  out: join(work, "artifacts"),
  onBuilt: (name, install) => {
    builds[name] = install;
  },
});
const { pulumi, read } = loadPulumi(platform);
const settle = settleInputs(pulumi);
await pulumi.runtime.setMocks(cloudAnswers(settle), "graph", stage, false);
const resources = recordResources(pulumi, read, settle);
const app = await readApp();
const outputs = await runStacks(app);

// Promises that never settle leave nothing to wait for: what is missing is for the tests to see.
process.once("beforeExit", () => {
  resources.sort((one, other) => (`${one.type} ${one.name}` < `${other.type} ${other.name}` ? -1 : 1));
  writeFileSync(out, JSON.stringify({ app, outputs, builds, resources }, undefined, 1));
  void rm(work, { recursive: true });
});

async function readApp(): Promise<Values> {
  const code = `import mod from "./sst.config.ts"; export const app = await mod.app({ stage: ${JSON.stringify(stage)} });`;
  const loaded = await loadConfig(place, { name: "app", code, banner: "function $config(input) { return input }" });
  const found = z.object({ app: z.record(z.string(), z.unknown()) }).parse(loaded);
  return { removal: "retain", protect: false, ...found.app, stage };
}

async function runStacks(settings: Values): Promise<unknown> {
  const paths = { home: work, root, work, platform };
  const cli = { command: "deploy", dev: false, rpc: "", paths, state: { version: {} } };
  const code = [
    `export { run } from ${JSON.stringify(join(platform, "src/auto/run.ts"))};`,
    'export { default as mod } from "./sst.config.ts";',
  ].join("\n");
  const loaded = await loadConfig(place, {
    name: "run",
    code,
    globals: `${providers()}\nimport * as sst from "${platform}/src/components";`,
    inject: [join(platform, "src/shim/run.js")],
    define: { $app: JSON.stringify(settings), $cli: JSON.stringify(cli), $dev: "false" },
  });
  const { run, mod } = z
    .object({ run: z.custom<(program: unknown) => Promise<unknown>>(isFunction), mod: z.object({ run: z.unknown() }) })
    .parse(loaded);
  return pulumi.runtime.runInPulumiStack(() => run(mod.run));
}

function providers(): string {
  const lock = z.array(z.object({ alias: z.string(), package: z.string() }));
  const all = lock.parse(JSON.parse(readFileSync(join(platform, "../provider-lock.json"), "utf8")));
  return all.map(({ alias, package: name }) => `import * as ${alias} from "${name}";`).join("\n");
}

function isFunction(value: unknown): boolean {
  return typeof value === "function";
}

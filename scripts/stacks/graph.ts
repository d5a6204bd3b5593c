// Runs sst.config.ts with SST's own components under Pulumi's mocks, and writes what they ask for as JSON, a file a stage.
//   node scripts/stacks/graph.ts ROOT PLATFORM OUT STAGE...
import { readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import * as z from "zod";
import { buildConfig } from "./build-config.ts";
import { cloudAnswers } from "./cloud-answers.ts";
import { loadPulumi, type Values } from "./pulumi.ts";
import { recordResources, settleInputs } from "./record-resources.ts";
import { serveBuilds } from "./serve-builds.ts";

const [root = "", given = "", out = "", ...stages] = process.argv.slice(2);
const platform = realpathSync(given);
const work = await mkdtemp(join(tmpdir(), "stacks-"));
process.once("exit", () => rmSync(work, { recursive: true }));
const place = { root, platform };
// As `sst secret set` would have: SST gives secrets to the stacks by these names.
for (const name of ["SiteSecret", "OpenIdSecret", "NotifyKey"])
  process.env[`SST_SECRET_${name}`] = `${name}, long enough to sign with`;
const { pulumi, read, asOneOfItsOwn } = loadPulumi(platform);
const settle = settleInputs(pulumi);
await mkdir(out, { recursive: true });
const appConfig = await buildAppConfig();
const runConfig = await buildRunConfig();
// Loading Pulumi takes longer than running a stage, so one process runs them all, each as though it were the first.
for (const stage of stages) writeFileSync(join(out, `${stage}.json`), await asOneOfItsOwn(() => graphOf(stage)));

async function graphOf(stage: string): Promise<string> {
  const builds: Record<string, Readonly<Record<string, string>>> = {};
  const handlers: Record<string, string> = {};
  process.env["SST_SERVER"] = await serveBuilds({
    root,
    out: join(work, stage),
    onBuilt: (name, install, handler) => {
      builds[name] = install;
      handlers[name] = handler;
    },
  });
  await pulumi.runtime.setMocks(cloudAnswers(settle), "graph", stage, false);
  const resources = recordResources(pulumi, read, settle);
  const app = await readApp(stage);
  const outputs = await runStacks(app, stage);
  await untilNothingIsLeft();
  resources.sort((one, other) => (`${one.type} ${one.name}` < `${other.type} ${other.name}` ? -1 : 1));
  const files = Object.fromEntries(Object.keys(handlers).map((name) => [name, builtFiles(join(work, stage), name)]));
  return JSON.stringify({ app, outputs, builds, handlers, files, resources }, undefined, 1);
}

/** What would be deployed of a function, but for the packages that are installed. */
function builtFiles(out: string, name: string): string[] {
  const folder = join(out, `${name}-src`);
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return found.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
}

/** Promises that never settle leave nothing to wait for: what is missing then is for the tests to see. */
function untilNothingIsLeft(): Promise<void> {
  return new Promise((resolve) => process.once("beforeExit", () => resolve()));
}

function buildAppConfig() {
  const code = 'import mod from "./sst.config.ts"; export const appOf = mod.app;';
  return buildConfig(place, { name: "app", code, banner: "function $config(input) { return input }" });
}

function buildRunConfig() {
  const paths = { home: work, root, work, platform };
  const cli = { command: "deploy", dev: false, rpc: "", paths, state: { version: {} } };
  const code = [
    `export { run } from ${JSON.stringify(join(platform, "src/auto/run.ts"))};`,
    'export { default as mod } from "./sst.config.ts";',
  ].join("\n");
  return buildConfig(place, {
    name: "run",
    code,
    globals: `${providers()}\nimport * as sst from "${platform}/src/components";`,
    inject: [join(platform, "src/shim/run.js")],
    // SST bundles for one stage, and writes its settings in; here one bundle is for all of them.
    define: { $app: "globalThis.appOfThisStage", $cli: JSON.stringify(cli), $dev: "false" },
  });
}

async function readApp(stage: string): Promise<Values> {
  const shape = z.object({ appOf: z.custom<(input: unknown) => Promise<unknown>>(isFunction) });
  const { appOf } = shape.parse(await appConfig(stage));
  const found = z.record(z.string(), z.unknown()).parse(await appOf({ stage }));
  return { removal: "retain", protect: false, ...found, stage };
}

async function runStacks(settings: Values, stage: string): Promise<unknown> {
  Object.assign(globalThis, { appOfThisStage: settings });
  const { run, mod } = z
    .object({ run: z.custom<(program: unknown) => Promise<unknown>>(isFunction), mod: z.object({ run: z.unknown() }) })
    .parse(await runConfig(stage));
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

import { relative } from "node:path";
import { openSolver } from "@council-returns/core/solver/open-solver.ts";
import { openTables } from "@council-returns/core/storage/open-tables.ts";
import { type Headlines, nationalHeadlines } from "@council-returns/core/workflows/national-headlines.ts";
import { publishAll } from "@council-returns/core/workflows/publish-all.ts";
import type { Published } from "@council-returns/core/workflows/publish-national.ts";
import * as z from "zod";
import { type Answer, exitCodes, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { type OpenedStore, openCliStore } from "../input/open-cli-store.ts";
import { storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { commandLines, storeParts } from "../render/command-lines.ts";
import { printable } from "../render/printable.ts";
import { publishedLines } from "../render/published-lines.ts";
import { wrapSentence, wrapText } from "../render/wrap-text.ts";
import { headlinesText } from "../start/headlines-text.ts";
import { runWave } from "../start/run-waves.ts";
import { tryLines } from "../start/try-lines.ts";

const DEFAULT_STORE = ".returns";

const input = z.object({ store: z.string().optional() });

/** The main job: sample returns dropped, worked and published in a store of their own. */
export const start = defineCommand({
  name: "start",
  summary: "Run the main job: sample returns to national figures",
  arguments: [],
  options: [{ ...storeOption, description: `where it all goes (default: RETURNS_STORE, or ${DEFAULT_STORE})` }],
  examples: () => ["returns start", "returns start --store ./elsewhere"],
  notes: ["Run again, it says that nothing has changed, and where things are."],
  input,
  run: runStart,
});

async function runStart(asked: z.infer<typeof input>, powers: CliPowers): Promise<Answer> {
  const address = asked.store ?? powers.env.RETURNS_STORE ?? DEFAULT_STORE;
  const opened = openCliStore({ store: address, mustExist: false }, powers);
  const store = nearPath(opened.address, powers.cwd);
  say(powers, [`Store: ${store}`, ""]);
  const failed = await workSample(opened, powers);
  const data = nearPath(opened.areas.data, powers.cwd);
  await publishSample(opened, data, powers);
  const headlines = await nationalHeadlines({ store: opened.store, openTables });
  const named = { data, parts: storeParts(store, powers.env) };
  return linesAnswer(failed.length === 0 ? exitCodes.done : exitCodes.broken, [
    ...headlines.flatMap((one) => headlinesText(one, named, powers.columns)),
    ...syntheticLines(headlines, powers.columns),
    ...tryLines(headlines, named, powers.columns),
    ...["", "To open the website, for every role:", ...webCommand(store, powers)],
    ...failed.flatMap((line) => wrapSentence(line, powers.columns)),
  ]);
}

/** Both waves, one after the other; gives what could not be worked. */
async function workSample({ store }: OpenedStore, powers: CliPowers): Promise<string[]> {
  // Loaded here: no other command needs the sample.
  const { mainJob } = await import("../../sample/main-job.ts");
  const files = mainJob();
  const outcomes = [];
  for (const wave of [1, 2] as const) {
    const outcome = await runWave(files, wave, { store, powers });
    say(powers, outcome.lines);
    outcomes.push(outcome);
  }
  const isNew = outcomes.some(({ lines, failed }) => lines.length + failed.length > 0);
  if (!isNew) say(powers, [`All ${files.length} files were sent and worked before.`, ""]);
  return outcomes.flatMap(({ failed }) => failed);
}

async function publishSample({ store }: OpenedStore, data: string, powers: CliPowers): Promise<void> {
  const onPublished = (published: Published) => say(powers, publishedLines(published, data, powers.columns));
  await publishAll({ store, openTables, openSolver, onPublished });
  say(powers, [""]);
}

function syntheticLines(headlines: readonly Headlines[], width: number): string[] {
  const synthetic = headlines.filter(({ figures }) => figures.some((figure) => figure.synthetic));
  return synthetic.flatMap(({ collection }) => [
    ...wrapText(
      `The returns of "${collection.title}" are synthetic: they are made up so that published totals come out, and are no council's real numbers.`,
      width,
    ),
    "",
  ]);
}

/** The path from the current folder where that is shorter to type. */
function nearPath(address: string, cwd: string): string {
  const near = relative(cwd, address);
  return near === "" || near.startsWith("..") || address.includes("://") ? address : near;
}

/** Both open the store of the current folder unless they are told of another. */
function webCommand(store: string, { env, columns }: CliPowers): string[] {
  const isUsual = store === DEFAULT_STORE && !env["RETURNS_UPLOADS_STORE"];
  const parts = isUsual ? ["npm run web"] : ["npx returns web", ...storeParts(store, env)];
  return commandLines(parts, columns);
}

function say({ stdout }: CliPowers, lines: readonly string[]): void {
  stdout.write(printable(lines.map((line) => `${line}\n`).join("")));
}

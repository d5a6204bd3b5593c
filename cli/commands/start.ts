import { registry } from "@council-returns/core/collections/registry.generated.ts";
import { nationalHeadlines } from "@council-returns/core/workflows/national-headlines.ts";
import { publishNational } from "@council-returns/core/workflows/publish-national.ts";
import { type WorkSummary, workUploads } from "@council-returns/core/workflows/work-uploads.ts";
import { z } from "zod";
import { mainJob } from "../../sample/main-job.ts";
import type { SampleFile } from "../../sample/sample-file.ts";
import { type Answer, exitCodes, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { type OpenedStore, openCliStore } from "../input/open-cli-store.ts";
import { openTables } from "../input/open-tables.ts";
import { storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { printable } from "../render/printable.ts";
import { progressBar } from "../render/progress-bar.ts";
import { publishedLines } from "../render/published-lines.ts";
import { wrapText } from "../render/wrap-text.ts";
import { dropWave } from "../start/drop-wave.ts";
import { headlinesText } from "../start/headlines-text.ts";
import { refusedLines } from "../start/refused-lines.ts";
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
  const files = mainJob();
  say(powers, [`Store: ${opened.address}`, ""]);
  const failed = [await runWave(files, 1, opened, powers), await runWave(files, 2, opened, powers)].flat();
  await publishAll(opened, powers);
  const headlines = await nationalHeadlines({ store: opened.store, openTables });
  const synthetic = headlines.filter(({ figures }) => figures.some((figure) => figure.synthetic));
  return linesAnswer(failed.length === 0 ? exitCodes.done : exitCodes.broken, [
    ...headlines.flatMap((one) => headlinesText(one, powers.columns)),
    ...synthetic.flatMap(({ collection }) =>
      wrapText(
        `The returns of "${collection.title}" are synthetic: they are made up so that published totals come out, and are no council's real numbers.`,
        powers.columns,
      ),
    ),
    "",
    ...tryLines(headlines, opened.address, powers),
    ...failed.flatMap((line) => wrapText(line, powers.columns)),
  ]);
}

/** Drops and works one wave; gives what could not be worked. */
async function runWave(
  files: readonly SampleFile[],
  wave: SampleFile["wave"],
  { store }: OpenedStore,
  powers: CliPowers,
): Promise<string[]> {
  const dropped = await dropWave(files, wave, store);
  const bar = progressBar(wave === 1 ? "Working returns" : "Working corrected returns", powers);
  const summary = await workUploads({ store, onProgress: ({ done, total }) => bar.tick(done, total) });
  bar.end();
  say(powers, waveLines(dropped, summary, powers.columns));
  return summary.failed.map(({ key, reason }) => `Could not work ${key}: ${reason}`);
}

function waveLines(dropped: number, { worked, before }: WorkSummary, width: number): string[] {
  if (dropped + worked.length === 0) return [`Nothing new among the ${before} files sent.`, ""];
  const refused = worked.filter(({ outcome }) => outcome !== "accepted").length;
  const accepted = worked.length - refused;
  return [
    `${dropped} files sent, ${worked.length} worked: ${accepted} accepted, ${refused} refused.`,
    ...refusedLines(worked, width),
    "",
  ];
}

async function publishAll({ address, store }: OpenedStore, powers: CliPowers): Promise<void> {
  for (const { id } of registry) {
    const published = await publishNational({ collection: id }, { store, openTables });
    say(powers, publishedLines(published, address, powers.columns));
  }
  say(powers, [""]);
}

function say({ stdout }: CliPowers, lines: readonly string[]): void {
  stdout.write(printable(lines.map((line) => `${line}\n`).join("")));
}

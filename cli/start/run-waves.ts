import type { Store } from "@council-returns/core/storage/objects.ts";
import { type WorkSummary, workUploads } from "@council-returns/core/workflows/work-uploads.ts";
import type { SampleFile } from "../../sample/sample-file.ts";
import type { CliPowers } from "../powers.ts";
import { countOf } from "../render/count-of.ts";
import { progressBar } from "../render/progress-bar.ts";
import { dropWave } from "./drop-wave.ts";
import { refusedLines } from "./refused-lines.ts";

type Wave = SampleFile["wave"];

const LABELS: Readonly<Record<Wave, string>> = { 1: "Working returns", 2: "Working corrected returns" };

/** What came of one wave, for people, and what could not be worked at all. */
export interface WaveOutcome {
  readonly lines: readonly string[];
  readonly failed: readonly string[];
}

/** Drops the sample's files of one wave and works them, with a progress bar. */
export async function runWave(
  files: readonly SampleFile[],
  wave: Wave,
  { store, powers }: { readonly store: Store; readonly powers: CliPowers },
): Promise<WaveOutcome> {
  const dropped = await dropWave(files, wave, store);
  const bar = progressBar(LABELS[wave], powers);
  const summary = await workUploads({ store, onProgress: ({ done, total }) => bar.tick(done, total) });
  bar.end();
  return {
    lines: dropped + summary.worked.length === 0 ? [] : [...waveLines(dropped, summary, powers.columns), ""],
    failed: summary.failed.map(({ key, reason }) => `Could not work ${key}: ${reason}`),
  };
}

function waveLines(dropped: number, { worked }: WorkSummary, width: number): string[] {
  const refused = worked.filter(({ outcome }) => outcome !== "accepted").length;
  const accepted = worked.length - refused;
  const outcome = refused === 0 ? "all accepted" : `${accepted} accepted, ${refused} refused:`;
  return [`${countOf(dropped, "file")} sent, ${worked.length} worked: ${outcome}`, ...refusedLines(worked, width)];
}

import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import { describeFinding } from "../../packages/core/src/findings/messages.ts";
import { checkFile } from "../../packages/core/src/workflows/check-file.ts";
import { pick, seededDraw } from "../../sample/random.ts";
import { mutateFile } from "./mutate-file.ts";
import type { SeedFile } from "./seed-files.ts";

/** What became of a mutated file. */
export interface Fuzzed {
  readonly outcome: string;
  readonly seconds: number;
  /** Enough to make it again. */
  readonly told: string;
}

const PERIODS = { "census-day": "2010-03-31", "financial-year": "2010-11", month: "2014-09" };

/**
 * Mutates one of the files and checks it from bytes to the words of its findings, for some collection. The same for the
 * same number. Throws where the check does.
 */
export async function fuzzOnce(files: readonly SeedFile[], number: number): Promise<Fuzzed> {
  const draw = seededDraw(`fuzz ${number}`);
  const { name, bytes } = pick(draw, files);
  const collection = pick(draw, registry);
  const mutated = mutateFile(bytes, draw);
  const start = performance.now();
  const told = `${number} ${name} as ${collection.id}`;
  try {
    const period = PERIODS[collection.period];
    const result = await checkFile({ name, bytes: mutated, collection: collection.id, period, authority: "102" });
    for (const finding of result.findings) describeFinding(finding);
    if (result.outcome !== "accepted" && result.findings.length === 0) throw new Error("refused without a finding");
    return { outcome: result.outcome, seconds: (performance.now() - start) / 1000, told };
  } catch (cause) {
    throw new Error(`Fuzzing failed at ${told}`, { cause });
  }
}

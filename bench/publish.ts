import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../packages/core/src/storage/open-store.ts";
import type { ChildReading, WorkName } from "./child.ts";
import { median } from "./measure.ts";
import { fillMeasuredStore, MEASURED_PERIODS, RESUBMITS, sendMeasured } from "./publish/measured-store.ts";
import { type Children, openChildren } from "./run-child.ts";

const ROUNDS = 3;
/** Times the query's time, and MiB. */
const GOAL = { ratio: 1.5, memory: 512 };

type Reading = ChildReading & { readonly seconds: number };

/**
 * 152 councils, so many periods (20) and 200 measures: published in full, after one council has sent again, and once more;
 * beside one query by hand over the same files, each in a process of its own. The numbers are made up and nobody is
 * counted, so disclosure control has no part in it; `-- disclosure` measures that.
 */
export async function benchPublish(count: number = MEASURED_PERIODS.length): Promise<string[]> {
  const [folder, children] = [await mkdtemp(join(tmpdir(), "bench-publish-")), await openChildren()];
  try {
    const made = join(folder, "made");
    await fillMeasuredStore(openStore(made).data, count);
    const rounds: Record<string, Reading[]> = {};
    for (let round = 0; round < ROUNDS; round += 1) {
      const store = join(folder, `round-${round}`);
      await cp(made, store, { recursive: true });
      for (const [name, read] of Object.entries(await playRound(store, children, count))) {
        rounds[name] = [...(rounds[name] ?? []), read];
      }
      await rm(store, { recursive: true });
    }
    const stages = await children.run("publish-stages", made);
    return [
      `152 councils, ${count} periods, 200 measures, medians of ${ROUNDS} rounds`,
      ...lines(rounds),
      `  ${stages.told}`,
    ];
  } finally {
    await children.close();
    await rm(folder, { recursive: true });
  }
}

async function playRound(store: string, { run }: Children, count: number): Promise<Record<string, Reading>> {
  const works: readonly [string, WorkName][] = [
    ["one query by hand", "publish-rival"],
    ["the same part of ours", "publish-figures"],
    ["all of it published", "publish"],
  ];
  const read: Record<string, Reading> = {};
  for (const [name, work] of works) read[name] = await run(work, store);
  const period = MEASURED_PERIODS[count - 1] ?? "";
  await sendMeasured(openStore(store).data, { ...RESUBMITS, period, n: 2 });
  read["one council again"] = await run("publish", store);
  read["nothing has changed"] = await run("publish", store);
  return read;
}

function lines(rounds: Readonly<Record<string, readonly Reading[]>>): string[] {
  const of = (name: string, field: "seconds" | "processorSeconds" | "peakMiB") =>
    median((rounds[name] ?? []).map((reading) => reading[field]));
  const query = Object.keys(rounds)[0] ?? "";
  return Object.entries(rounds).map(([name, readings]) => {
    const ratio = (field: "seconds" | "processorSeconds") => (of(name, field) / of(query, field)).toFixed(2);
    const memory = of(name, "peakMiB");
    const met = of(name, "seconds") <= GOAL.ratio * of(query, "seconds") && memory <= GOAL.memory ? "met" : "NOT MET";
    const spent = `${of(name, "seconds").toFixed(1)} s, ${of(name, "processorSeconds").toFixed(1)} s of the processor`;
    const said = name === "all of it published" ? `; goal ${GOAL.ratio} and ${GOAL.memory} MiB: ${met}` : "";
    return `  ${name.padEnd(22)} ${spent} (${ratio("seconds")} and ${ratio("processorSeconds")} x the query), ${memory} MiB; ${readings[0]?.told}${said}`;
  });
}

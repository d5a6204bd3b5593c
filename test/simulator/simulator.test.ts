import { describe, expect, it } from "vitest";
import { openSolver } from "../../packages/core/src/solver/open-solver.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { publishNational } from "../../packages/core/src/workflows/publish-national.ts";
import { receiptBytes } from "../../packages/core/src/workflows/receipt.ts";
import { assertTrue, snapshotHashes } from "./assert-true.ts";
import { fromScratch } from "./from-scratch.ts";
import { runSimulation } from "./run-simulation.ts";
import { COLLECTION } from "./sent-file.ts";

const RUNS = 200;
/** Of so many runs the first publishes a snapshot, which is compared too. */
const GROUP = 20;

describe("whatever happens on the way", () => {
  it.each(Array.from({ length: RUNS / GROUP }, (_, group) => group))(
    `what counts is what the rules say, and every receipt stands: ${GROUP} runs, group %i`,
    async (group) => {
      for (let run = 0; run < GROUP; run += 1) {
        const seed = `run ${group * GROUP + run}`;
        const { store, given, ...happened } = await runSimulation(seed);
        const receipts = new Map(given.map(({ receiptKey, receipt }) => [receiptKey, receiptBytes(receipt)]));
        await assertTrue(store, { ...happened, receipts }, seed);
        if (run > 0) continue;
        const scratch = await fromScratch(happened);
        for (const one of [store, scratch]) {
          await publishNational({ collection: COLLECTION }, { store: one, openTables, openSolver });
        }
        expect(await snapshotHashes(store), seed).toEqual(await snapshotHashes(scratch));
      }
    },
  );
});

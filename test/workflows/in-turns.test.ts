import { describe, expect, it, vi } from "vitest";
import { openSolver } from "../../packages/core/src/solver/open-solver.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { inTurns } from "../../packages/core/src/workflows/in-turns.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { publishNational } from "../../packages/core/src/workflows/publish-national.ts";
import { surveyReturn } from "./survey-return.ts";

describe("inTurns", () => {
  it("lets what waits get on between the parts of a work, and gives what the work comes to", async () => {
    const done: string[] = [];
    function* work(): Generator<void, string, void> {
      done.push("first part");
      yield;
      done.push("second part");
      yield;
      return "the end";
    }
    setImmediate(() => done.push("another request"));
    expect(await inTurns(work())).toBe("the end");
    expect(done).toEqual(["first part", "another request", "second part"]);
  });

  it("is how figures, their coverage and the files of a snapshot are made", async () => {
    const store = memoryStore();
    const key = "personal-budgets/2010-03-31/102/return.csv";
    await store.uploads.put(key, surveyReturn());
    await ingestUpload({ key }, { store });
    const asked = vi.spyOn(globalThis, "setImmediate");
    await publishNational({ collection: "personal-budgets" }, { store, openTables, openSolver });
    const turns = asked.mock.calls.length;
    asked.mockRestore();
    // A period's figures and those made of them, coverage, eight tables in two forms each, each sheet of the workbook, the charts.
    expect(turns).toBeGreaterThanOrEqual(2 + 1 + 16 + 5 + 1);
  });
});

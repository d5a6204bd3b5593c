import { describe, expect, it } from "vitest";
import type { LinearProgram } from "../../packages/core/src/publish/disclose/linear-solver.ts";
import { openHighs } from "../../packages/core/src/solver/highs.ts";

/** As many columns as rows of two neighbours each: enough to do for a clock to move. */
function chain(length: number, isWhole: boolean): LinearProgram {
  const columns = Array.from({ length }, (_, at) => ({ lower: 0, upper: 10, cost: (at % 7) - 3 }));
  const rows = Array.from({ length: length - 1 }, (_, at) => ({
    lower: 3,
    upper: 11,
    columns: [at, at + 1],
    factors: [1, 2],
  }));
  return { columns, rows, isWhole };
}

describe("an answer of the solver", () => {
  it.each([true, false])(
    "is an error where its time is over, and not that there is none (whole numbers: %s)",
    async (isWhole) => {
      const session = (await openHighs(0)).open(chain(400, isWhole));
      expect(() => session.solve()).toThrow(/took too long on this machine, and nothing was published/);
      session.close();
    },
  );

  it.each([true, false])("is there in time (whole numbers: %s)", async (isWhole) => {
    const session = (await openHighs()).open(chain(400, isWhole));
    const { status, values } = session.solve();
    session.close();
    expect(status).toBe("optimal");
    expect(values).toHaveLength(400);
  });
});

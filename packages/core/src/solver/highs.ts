import imported, { type Model } from "highs";
import type { LinearProgram, LinearSession, LinearSolver } from "../publish/disclose/linear-solver.ts";

/** HiGHS's own number for a solved program, and for one that no values satisfy. */
const OPTIMAL = 7;
const INFEASIBLE = 8;
const OUT_OF_TIME = 13;
/** And for a column of whole numbers. */
const INTEGER = 1;

/** Seconds one answer may take. The largest met took a tenth of it. */
const MOST_SECONDS = 60;

const TOO_SLOW =
  "Hiding small numbers took too long on this machine, and nothing was published. Try again when it has less to do, or on a faster one.";

/** Steps of a search for whole numbers before it counts as failed: unlike seconds, the same on every machine. */
const MOST_NODES = 1_000;

/**
 * HiGHS, compiled to WebAssembly: one thread, no network, the same answers in the same order of calls.
 * A session holds memory outside the garbage collector until it is closed. An answer that takes more than `mostSeconds` is an
 * error and no answer: taken for one, it would let what is hidden depend on how fast a machine is.
 */
export async function openHighs(mostSeconds = MOST_SECONDS): Promise<LinearSolver> {
  const load: unknown = imported;
  if (!isLoader(load)) throw new TypeError("The highs package no longer exports its loader");
  const highs = await load();
  latest.highs = highs;
  return {
    open(program) {
      const model = highs.createModel(modelData(program));
      model.options.set({ output_flag: false, presolve: "off", simplex_strategy: 1, time_limit: mostSeconds });
      if (program.isWhole === true) model.options.set({ mip_max_nodes: MOST_NODES });
      return sessionOf(model);
    },
  };
}

/** The engine forgets the machine code of HiGHS with the last of its instances, and every period opens one of its own. */
const latest: { highs?: unknown } = {};

/** The package's types are those of its CommonJS build, where the loader is a level deeper. */
type Loader = typeof imported.default;

function isLoader(value: unknown): value is Loader {
  return typeof value === "function";
}

function sessionOf(model: Model): LinearSession {
  return {
    changeCosts(columns, costs) {
      for (const [at, column] of columns.entries()) model.changeColCost(column, costs[at] ?? 0);
    },
    changeColumn: (column, lower, upper) => void model.changeColBounds(column, lower, upper),
    changeRow: (row, lower, upper) => void model.changeRowBounds(row, lower, upper),
    solve() {
      model.zeroAllClocks();
      const { modelStatus } = model.run();
      if (modelStatus === OUT_OF_TIME) throw new Error(TOO_SLOW);
      if (modelStatus === OPTIMAL) return { status: "optimal", values: model.getSolution().colValue };
      return { status: modelStatus === INFEASIBLE ? "infeasible" : "failed", values: [] };
    },
    close: () => model.dispose(),
  };
}

function modelData({ columns, rows, isWhole = false }: LinearProgram) {
  const starts = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.columns.length);
  return {
    numCols: columns.length,
    numRows: rows.length,
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(({ lower }) => lower),
    colUpper: columns.map(({ upper }) => upper),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    ...(isWhole && { integrality: new Int32Array(columns.length).fill(INTEGER) }),
    matrix: {
      format: "csr" as const,
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: rows.flatMap((row) => row.columns),
      values: rows.flatMap((row) => row.factors),
    },
  };
}

// A function of nothing but what is hard to bundle: the solver's WebAssembly, the charts and DuckDB.
import { drawSvg } from "../../../packages/core/src/publish/charts/draw-svg.ts";
import { openHighs } from "../../../packages/core/src/solver/highs.ts";
import { openTables } from "../../../packages/core/src/storage/open-tables.ts";

/** Solves a program of one unknown, draws a line, and asks the engine to add. */
export async function handler(): Promise<unknown> {
  const solver = await openHighs();
  const session = solver.open({
    columns: [{ cost: 1, lower: 2, upper: 5 }],
    rows: [{ columns: [0], factors: [1], lower: 3, upper: 9 }],
  });
  const solved = session.solve();
  session.close();
  const tables = await openTables();
  const { rows } = await tables.query("SELECT 40 + 2 AS answer");
  await tables.close();
  const marks = [{ type: "rect", encode: { enter: { width: { value: 7 }, height: { value: 5 } } } } as const];
  const drawing = { width: 10, height: 10, spec: { marks } };
  const drawn = await drawSvg({ id: "one", title: "One", summary: [], drawing });
  return { solved: Array.from(solved.values), rows, isDrawn: drawn.startsWith("<svg") };
}

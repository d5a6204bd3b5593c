import type { LinearSolver } from "../publish/disclose/linear-solver.ts";

/** The solver for linear programs, loaded only now: it is needed only where there are small numbers to protect. */
export async function openSolver(): Promise<LinearSolver> {
  const { openHighs } = await import("./highs.ts");
  return openHighs();
}

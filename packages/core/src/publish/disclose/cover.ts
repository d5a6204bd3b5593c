import { cellGoal } from "./cell-goal.ts";
import { isReached, type Job, sideOf, widen } from "./cover-job.ts";
import { type CoverInput, type CoverProgram, coverProgram, free } from "./cover-program.ts";
import type { LinearColumn, LinearSession, LinearSolver } from "./linear-solver.ts";
import type { TableSystem } from "./table-system.ts";

export interface Cover {
  /** Cells to hide besides those hidden already. */
  readonly added: ReadonlySet<number>;
  /** How many goals no hiding of free cells can reach. */
  readonly unmet: number;
  readonly solves: number;
}

/**
 * Goals served by one solution: together they hide fewer cells, and take less time, than one by one or all at once.
 * Which number is best differs from table to table, so each is tried; of few goals also a few, which then make room for
 * each other and are not all pushed the same way.
 */
const TOGETHER = [16, 32] as const;
const FEW_TOGETHER = [1, 4] as const;

/** Hidden cells, and other goals, that are few. */
export const FEW = 64;
/** A cell that moves by less does not move. */
const NEAR = 1e-6;
const still: LinearColumn = { lower: 0, upper: 0, cost: 0 };

interface Search {
  readonly session: LinearSession;
  readonly input: CoverInput;
  readonly program: CoverProgram;
  /** How many jobs one solution serves. */
  readonly together: number;
  readonly jobs: Map<number, Job>;
  readonly waiting: Job[];
}

/**
 * Cells to hide so that every goal is reached and every hidden cell has its width: for a few goals at a time the
 * cheapest other table with the same shown cells, found by linear programming; the cells that differ in it are hidden
 * and cost nothing from then on. Each solution proves the width of all that it moves. Same input, same answer.
 * Source: the incremental attacker problems of Fischetti and Salazar-Gonzalez, taken as a heuristic.
 */
export function coverGoals(input: CoverInput, solver: LinearSolver): Cover {
  const { forms, goals, settled } = input;
  const unsettled = forms.filter((form, at) => form === "hidden" && !settled.has(at));
  const sizes = goals.length + unsettled.length > FEW ? TOGETHER : [...FEW_TOGETHER, ...TOGETHER];
  const covers = sizes.map((together) => coverBy(input, solver, together));
  const solves = covers.reduce((sum, cover) => sum + cover.solves, 0);
  const [best] = covers.toSorted((a, b) => a.unmet - b.unmet || a.added.size - b.added.size);
  return { added: best?.added ?? new Set(), unmet: best?.unmet ?? 0, solves };
}

function coverBy(input: CoverInput, solver: LinearSolver, together: number): Cover {
  const { system, forms, goals, settled } = input;
  const hidden = forms.flatMap((form, at) => (form === "hidden" ? [at] : []));
  const program = coverProgram(input);
  const session = solver.open(program.program);
  const search: Search = { session, input, program, together, jobs: new Map(), waiting: [] };
  try {
    const unsettled = hidden.filter((at) => !settled.has(at));
    for (const at of unsettled.toSorted((a, b) => bySize(system, a, b))) addCell(search, at);
    for (const [at, goal] of goals.entries()) {
      const job = { goal, cell: null, row: program.goalRows[at] ?? -1, low: 0, high: 0 };
      search.jobs.set(system.cells.length + at, job);
      search.waiting.push(job);
    }
    const told = run(search);
    const known = new Set(hidden);
    const added = [...search.jobs.values()].flatMap(({ cell }) => (cell === null || known.has(cell) ? [] : [cell]));
    return { added: new Set(added.toSorted((a, b) => a - b)), ...told };
  } finally {
    session.close();
  }
}

function run(search: Search): { readonly unmet: number; readonly solves: number } {
  let [unmet, solves] = [0, 0];
  const alone: Job[] = [];
  for (;;) {
    const single = alone.shift();
    const batch = (single === undefined ? nextBatch(search) : [single]).filter((job) => !isReached(job));
    if (batch.length === 0) {
      if (single === undefined && search.waiting.length === 0) return { unmet, solves };
      continue;
    }
    solves += 1;
    if (solveFor(search, batch, 1)) {
      search.waiting.push(...batch.filter((job) => !isReached(job)));
    } else if (batch.length > 1) {
      alone.push(...batch);
    } else {
      solves += 1;
      if (!solveFor(search, batch, -1)) unmet += 1;
      else search.waiting.push(...batch.filter((job) => !isReached(job)));
    }
  }
}

function nextBatch({ waiting, together }: Search): Job[] {
  const batch: Job[] = [];
  while (waiting.length > 0 && batch.length < together) {
    const job = waiting.shift();
    if (job !== undefined && !isReached(job)) batch.push(job);
  }
  return batch;
}

/** True where there is a table in which every job moves as far as it must; `side` is where those with a choice go. */
function solveFor(search: Search, batch: readonly Job[], side: number): boolean {
  const { session } = search;
  const sides = batch.map((job) => sideOf(job, side));
  if (batch.some((job, at) => !hasRoom(search, job, sides[at] ?? 0))) return false;
  for (const [at, job] of batch.entries()) ask(search, job, sides[at] ?? side);
  const { status, values } = session.solve();
  for (const job of batch) ask(search, job, 0);
  if (status !== "optimal") return false;
  note(search, values);
  return true;
}

/** False where a job has nowhere to go on a side: no program need be asked. */
function hasRoom({ program }: Search, { goal, cell }: Job, side: number): boolean {
  if (side === 0 || cell === null) return side !== 0;
  const column = (program.columnOf[cell] ?? 0) + (side > 0 ? 0 : 1);
  return (program.program.columns[column]?.upper ?? 0) >= (side > 0 ? goal.up : goal.down);
}

/** Asks that a job moves to a side, or with 0 asks nothing of it any more. */
function ask({ session, program }: Search, { goal, cell, row }: Job, side: number): void {
  if (cell === null) {
    if (side > 0) session.changeRow(row, goal.up, free.upper);
    else if (side < 0) session.changeRow(row, free.lower, -goal.down);
    else session.changeRow(row, free.lower, free.upper);
    return;
  }
  const column = program.columnOf[cell] ?? 0;
  const up = program.program.columns[column] ?? still;
  const down = program.program.columns[column + 1] ?? still;
  session.changeColumn(column, side > 0 ? goal.up : 0, side < 0 ? 0 : up.upper);
  session.changeColumn(column + 1, side < 0 ? goal.down : 0, side > 0 ? 0 : down.upper);
}

/** Widens every job by a solution, and hides what it moved; what is out already can move in its rounding alone and stays out. */
function note(search: Search, values: ArrayLike<number>): void {
  const { input, program, jobs } = search;
  const movedBy = (column: number) => (values[column] ?? 0) - (values[column + 1] ?? 0);
  for (const [at, { earlier }] of input.system.cells.entries()) {
    const moved = movedBy(program.columnOf[at] ?? 0);
    if (Math.abs(moved) < NEAR) continue;
    if (!jobs.has(at) && input.forms[at] === "shown" && earlier !== "shown") addCell(search, at);
    const band = program.bandOf.get(at);
    widen(jobs.get(at), band === undefined ? moved : moved + movedBy(band));
  }
  for (const job of jobs.values()) {
    if (job.cell !== null) continue;
    const moved = [...job.goal.leaves].reduce((sum, [leaf, factor]) => sum + factor * movedBy(2 * leaf), 0);
    widen(job, moved);
  }
}

function addCell({ input, program, jobs, waiting, session }: Search, at: number): void {
  const cell = input.system.cells[at];
  if (cell === undefined) return;
  const job = { goal: cellGoal(cell, input.rules), cell: at, row: -1, low: 0, high: 0 };
  jobs.set(at, job);
  waiting.push(job);
  const column = program.columnOf[at] ?? 0;
  session.changeCosts([column, column + 1], [0, 0]);
  const band = program.bandOf.get(at);
  if (band === undefined) return;
  // Once it is hidden it moves in its own columns alone, so that these say how far.
  session.changeColumn(band, 0, 0);
  session.changeColumn(band + 1, 0, 0);
}

function bySize({ cells }: TableSystem, a: number, b: number): number {
  const [left, right] = [cells[a], cells[b]];
  if (left === undefined || right === undefined) return a - b;
  const byValue = left.value === right.value ? 0 : left.value > right.value ? -1 : 1;
  return right.leaves.length - left.leaves.length || byValue || a - b;
}

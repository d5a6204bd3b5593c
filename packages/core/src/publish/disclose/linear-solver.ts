/** A column of a linear program: a variable with its bounds and what one of it costs. */
export interface LinearColumn {
  readonly lower: number;
  readonly upper: number;
  readonly cost: number;
}

/** A row of a linear program: a sum of columns, held between two bounds. Columns and factors go together by place. */
export interface LinearRow {
  readonly lower: number;
  readonly upper: number;
  readonly columns: readonly number[];
  readonly factors: readonly number[];
}

export interface LinearProgram {
  readonly columns: readonly LinearColumn[];
  readonly rows: readonly LinearRow[];
  /** True where every column has to be a whole number. */
  readonly isWhole?: boolean;
}

/** What a solver found; `values` has one number a column, and counts only where the status is `optimal`. */
export interface LinearAnswer {
  readonly status: "optimal" | "infeasible" | "failed";
  readonly values: ArrayLike<number>;
}

/** One program kept open, so that the next answer can start from the last. */
export interface LinearSession {
  changeCosts(columns: readonly number[], costs: readonly number[]): void;
  changeColumn(column: number, lower: number, upper: number): void;
  changeRow(row: number, lower: number, upper: number): void;
  /** Least cost. The same calls in the same order give the same answer. */
  solve(): LinearAnswer;
  close(): void;
}

/** A solver of linear programs, handed in: nothing in this folder knows which. Infinity stands for no bound. */
export interface LinearSolver {
  open(program: LinearProgram): LinearSession;
}

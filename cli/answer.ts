/** What the process tells whoever started it; see docs/cli.md. */
export const exitCodes = { done: 0, no: 1, usage: 2, broken: 3 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What a command says at its end. */
export interface Answer {
  readonly code: ExitCode;
  readonly output: string;
  /** `people`: lines to read, made safe for a terminal. `data`: passed on as it is. */
  readonly for: "people" | "data";
}

export function linesAnswer(code: ExitCode, lines: readonly string[]): Answer {
  return { code, output: lines.map((line) => `${line}\n`).join(""), for: "people" };
}

export function jsonAnswer(code: ExitCode, value: unknown): Answer {
  return { code, output: `${JSON.stringify(value, null, 2)}\n`, for: "data" };
}

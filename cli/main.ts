import { type Answer, exitCodes } from "./answer.ts";
import { failureAnswer } from "./failure.ts";
import type { CliPowers } from "./powers.ts";
import { runProgram } from "./program.ts";
import { printable } from "./render/printable.ts";

const USUAL_COLUMNS = 80;

/** Runs one command line (without `node` and the script) and gives the exit code. */
export async function run(argv: readonly string[], powers: CliPowers): Promise<number> {
  try {
    const answer = await runProgram(argv, powers);
    powers.stdout.write(shown(answer));
    return answer.code;
  } catch (error) {
    const answer = failureAnswer(error, powers);
    powers.stderr.write(shown(answer));
    return answer.code;
  }
}

/** Runs the process's own command line: the one place that reads it and the environment. */
export async function main(): Promise<void> {
  process.stdout.on("error", endQuietly);
  process.exitCode = await run(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    clock: () => new Date(),
    isTTY: process.stderr.isTTY === true,
    columns: process.stdout.columns ?? USUAL_COLUMNS,
  });
}

function shown(answer: Answer): string {
  return answer.for === "people" ? printable(answer.output) : answer.output;
}

/** Whoever was reading has closed the pipe (`returns query ... | head`): that is no failure. */
function endQuietly(error: NodeJS.ErrnoException): void {
  process.exit(error.code === "EPIPE" ? exitCodes.done : exitCodes.broken);
}

if (import.meta.main) await main();

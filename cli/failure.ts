import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { type Answer, exitCodes, linesAnswer } from "./answer.ts";
import type { CliPowers } from "./powers.ts";

/** What to say, and how to end, where a command threw. */
export function failureAnswer(error: unknown, { env }: Pick<CliPowers, "env">): Answer {
  const debug = (env.RETURNS_DEBUG ?? "") !== "";
  const stack = debug && error instanceof Error && error.stack !== undefined ? [error.stack] : [];
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof InputError) return linesAnswer(exitCodes.usage, [message, ...stack]);
  return linesAnswer(exitCodes.broken, [
    `Something broke: ${message}`,
    "Nothing that was received is lost: run the same command again to go on.",
    ...(debug ? stack : ["If it breaks again, run it with RETURNS_DEBUG=1 and pass on what it then prints."]),
  ]);
}

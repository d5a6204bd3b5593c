import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { type Answer, exitCodes, linesAnswer } from "./answer.ts";
import type { CliPowers } from "./powers.ts";
import { wrapSentence } from "./render/wrap-text.ts";

/** The name of errors that lie with the store, or the way to it: their message says what would do. */
const STORE_ERROR = "StoreError";

/** What to say, and how to end, where a command threw. */
export function failureAnswer(error: unknown, { env, columns }: Pick<CliPowers, "env" | "columns">): Answer {
  const debug = (env.RETURNS_DEBUG ?? "") !== "";
  const stack = debug && error instanceof Error && error.stack !== undefined ? [error.stack] : [];
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof InputError) return linesAnswer(exitCodes.usage, [...wrapSentence(message, columns), ...stack]);
  if (error instanceof Error && error.name === STORE_ERROR) {
    const rest = "Nothing that was received is lost: once that is put right, run the same command again to go on.";
    return linesAnswer(exitCodes.broken, [...wrapSentence(message, columns), ...wrapSentence(rest, columns), ...stack]);
  }
  return linesAnswer(exitCodes.broken, [
    ...wrapSentence(`Something broke: ${message}`, columns),
    "Nothing that was received is lost: run the same command again to go on.",
    ...(debug ? stack : ["If it breaks again, run it with RETURNS_DEBUG=1 and pass on what it then prints."]),
  ]);
}

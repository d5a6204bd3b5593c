import type { ExampleReturn } from "@council-returns/core/workflows/example-return.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import * as z from "zod";
import type { Answer } from "./answer.ts";
import type { CliPowers } from "./powers.ts";

export interface OptionSpec {
  /** As commander writes them: `-o, --output <file>`. */
  readonly flags: string;
  readonly description: string;
  readonly required?: boolean;
}

export interface ArgumentSpec {
  /** As commander writes them: `<file>`, `[period]`, `<files...>`. */
  readonly name: string;
  readonly description: string;
}

/** One command: what it takes, how that is checked, and what it does with it. */
export interface CommandSpec<Input> {
  readonly name: string;
  readonly summary: string;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  /** Command lines that work, shown under `--help`; made of a collection, a period and a council there are. */
  readonly examples: (words: ExampleReturn) => readonly string[];
  /** Shown under the examples. */
  readonly notes?: readonly string[];
  /** Arguments and options together, by their camel-case names. */
  readonly input: z.ZodType<Input>;
  readonly run: (input: Input, powers: CliPowers) => Promise<Answer>;
}

/** A command whose input is checked on its way in. */
export type CliCommand = Omit<CommandSpec<unknown>, "input">;

/** Ties a command to its input's schema; wrong input becomes an `InputError` that names each fault. */
export function defineCommand<Input>({ input, run, ...spec }: CommandSpec<Input>): CliCommand {
  return { ...spec, run: async (raw, powers) => run(checked(input, raw), powers) };
}

function checked<Input>(schema: z.ZodType<Input>, raw: unknown): Input {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new InputError(`Cannot run this as it is written:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

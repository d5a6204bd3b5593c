import { exampleReturn } from "@council-returns/core/workflows/example-return.ts";
import { Command, CommanderError, Option } from "commander";
import { type Answer, exitCodes } from "./answer.ts";
import type { CliCommand, OptionSpec } from "./command.ts";
import { commands } from "./commands.ts";
import { withAddresses } from "./input/store-addresses.ts";
import { endpointOption, uploadsOption } from "./input/store-option.ts";
import type { CliPowers } from "./powers.ts";
import { wrapText } from "./render/wrap-text.ts";

/** Narrower than this, what stands beside a name in the help is not wrapped. */
const LEAST_WRAPPED = 20;
const ABOUT = "Councils' spreadsheets in, national figures out, every figure traceable to its cells.";
const EXIT_CODES = "Exit codes: 0 done, 1 the answer is no, 2 wrong usage, 3 something broke.";

/**
 * Reads a command line and runs the one command it names.
 * Help, and what is wrong with the command line, is written at once and answered with its exit code alone.
 */
export async function runProgram(argv: readonly string[], powers: CliPowers): Promise<Answer> {
  const answers: Answer[] = [];
  const program = buildProgram(powers, (answer) => answers.push(answer));
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { code: error.exitCode === 0 ? exitCodes.done : exitCodes.usage, output: "", for: "data" };
  }
  return answers[0] ?? { code: exitCodes.usage, output: "", for: "data" };
}

function buildProgram(powers: CliPowers, answer: (answer: Answer) => void): Command {
  const program = new Command("returns")
    .description(ABOUT)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => powers.stdout.write(text),
      writeErr: (text) => powers.stderr.write(text),
      getOutHelpWidth: () => powers.columns,
      getErrHelpWidth: () => powers.columns,
    })
    .configureHelp({ minWidthToWrap: LEAST_WRAPPED, subcommandTerm: commandTerm })
    .showSuggestionAfterError()
    .showHelpAfterError("(add --help to see what it takes)")
    .addHelpText("after", `\n${EXIT_CODES}`);
  for (const command of commands) addCommand(program, command, { powers, answer });
  return program;
}

function addCommand(
  program: Command,
  spec: CliCommand,
  { powers, answer }: { powers: CliPowers; answer: (answer: Answer) => void },
): void {
  const command = program.command(spec.name).summary(spec.summary).description(`${spec.summary}.`);
  for (const { name, description } of spec.arguments) command.argument(name, description);
  for (const { flags, description, required } of allOptions(spec)) {
    command.addOption(new Option(flags, description).makeOptionMandatory(required === true));
  }
  command.addHelpText("after", () => helpEnd(spec, powers.columns));
  command.action(async () => {
    const values = command.registeredArguments.map((argument, index) => [
      argument.name(),
      command.processedArgs[index],
    ]);
    const options = command.opts();
    const env = withAddresses(options, powers.env);
    answer(await spec.run({ ...options, ...Object.fromEntries(values) }, { ...powers, env }));
  });
}

function allOptions({ options }: CliCommand): readonly OptionSpec[] {
  return options.some(({ flags }) => flags.startsWith("--store "))
    ? [...options, uploadsOption, endpointOption]
    : options;
}

function helpEnd({ examples, notes = [] }: CliCommand, width: number): string {
  const given = examples(exampleReturn());
  const lines = given.flatMap((example) => commandLines(example, width));
  const rest = notes.flatMap((note) => ["", ...wrapText(note, width)]);
  return ["", given.length === 1 ? "Example:" : "Examples:", ...lines, ...rest].join("\n");
}

/** A command line as it can be pasted: where it is too long, it goes on at its options after a backslash. */
function commandLines(example: string, width: number): string[] {
  const line = `  ${example}`;
  if (line.length <= width) return [line];
  const parts = line.split(/ (?=--?[a-z])/);
  return parts.map((part, index) => `${index === 0 ? "" : "    "}${part}${index === parts.length - 1 ? "" : " \\"}`);
}

/** A command as it is typed, without the options that its own help lists. */
function commandTerm(command: Command): string {
  const names = command.registeredArguments.map((argument) => {
    const name = argument.variadic ? `${argument.name()}...` : argument.name();
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...names].join(" ");
}

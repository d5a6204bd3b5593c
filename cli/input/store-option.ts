import type { OptionSpec } from "../command.ts";

/** The option of every command that works on a store. */
export const storeOption: OptionSpec = {
  flags: "--store <folder>",
  description: "where returns are kept (default: RETURNS_STORE)",
};

/** The option of every command whose answer a script may want. */
export const jsonOption: OptionSpec = { flags: "--json", description: "print JSON; its shape is in docs/cli.md" };

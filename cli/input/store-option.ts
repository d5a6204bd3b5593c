import type { OptionSpec } from "../command.ts";

/** The option of every command that works on a store. */
export const storeOption: OptionSpec = {
  flags: "--store <address>",
  description: "where returns are kept: a folder, or s3://BUCKET/PREFIX (default: RETURNS_STORE)",
};

/** Taken by every command that takes a store; stands for RETURNS_UPLOADS_STORE, and commands need not know of it. */
export const uploadsOption: OptionSpec = {
  flags: "--uploads <address>",
  description: "where uploads are, if apart; --store is all else (default: RETURNS_UPLOADS_STORE)",
};

/** Taken by every command that takes a store; stands for RETURNS_ENDPOINT, and commands need not know of it. */
export const endpointOption: OptionSpec = {
  flags: "--endpoint <url>",
  description: "server of an s3:// store, if not AWS (default: RETURNS_ENDPOINT)",
};

/** The option of every command whose answer a script may want. */
export const jsonOption: OptionSpec = { flags: "--json", description: "print JSON; its shape is in docs/cli.md" };

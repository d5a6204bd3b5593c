import * as z from "zod";
import type { OptionSpec } from "../command.ts";

/** The arguments of every command about one return. */
export const returnArguments = [
  { name: "<collection>", description: "what it is a return of" },
  { name: "<period>", description: "what it is about" },
];

/** Which council's return it is. */
export const authorityOption: OptionSpec = {
  flags: "--authority <council>",
  description: "code or name of the council; not for a file that holds many",
};

/** Who decides, where the command decides anything. */
export const byOption: OptionSpec = { flags: "--by <who>", description: "who says so: a name, a role or an address" };

/** What those arguments and options come to, with the store's. */
export const returnInput = z.object({
  collection: z.string(),
  period: z.string(),
  authority: z.string().optional(),
  store: z.string().optional(),
  json: z.boolean().optional(),
});

/** The same, of a command that always decides something. */
export const decidingInput = returnInput.extend({ by: z.string() });

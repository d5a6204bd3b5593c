import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import {
  type MadeTemplate,
  makeTemplate,
  makeTemplateWithLastYear,
} from "@council-returns/core/workflows/make-template.ts";
import * as z from "zod";
import { type Answer, exitCodes, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import type { CliPowers } from "../powers.ts";
import { wrapSentence } from "../render/wrap-text.ts";

const input = z.object({
  collection: z.string(),
  period: z.string().optional(),
  authority: z.string().optional(),
  store: z.string().optional(),
  output: z.string().min(1, "say which file to write"),
  force: z.boolean().optional(),
});

type TemplateInput = z.infer<typeof input>;

/** Writes the workbook a council fills in. */
export const template = defineCommand({
  name: "template",
  summary: "Write the workbook to fill in",
  arguments: [{ name: "<collection>", description: "what is asked for" }],
  options: [
    { flags: "--period <period>", description: "what it is about (default: the last that has ended)" },
    { flags: "--authority <council>", description: "code or name of the council it is for" },
    { flags: "--store <folder>", description: "show the council's answers of the year before, kept there" },
    { flags: "-o, --output <file>", description: "the file to write (.xlsx)", required: true },
    { flags: "--force", description: "write over a file that is there" },
  ],
  examples: ({ collection, period, council }) => [
    `returns template ${collection} --period ${period} --authority ${council} -o return.xlsx`,
  ],
  input,
  run: runTemplate,
});

async function runTemplate(asked: TemplateInput, powers: CliPowers): Promise<Answer> {
  const made = await make(asked, powers);
  const path = resolve(powers.cwd, asked.output);
  await writeNew(path, made.bytes, asked.force === true);
  const council = made.authority === null ? "" : ` for ${made.authority.name}`;
  const text = `Wrote ${path}: ${made.collection.title}${council}, ${made.period.label}.${lastYear(asked, made)} Fill it in, then try it with "returns check".`;
  return linesAnswer(exitCodes.done, wrapSentence(text, powers.columns));
}

/** Only a store that is named here: one that is always at hand would ask for a council each time. */
async function make(asked: TemplateInput, powers: CliPowers): Promise<MadeTemplate> {
  if (asked.store === undefined) return makeTemplate(asked, powers);
  const { store } = openCliStore({ store: asked.store, mustExist: true }, powers);
  return makeTemplateWithLastYear(asked, { clock: powers.clock, data: store.data });
}

function lastYear({ store }: TemplateInput, { previous }: MadeTemplate): string {
  if (store === undefined) return "";
  if (previous === null) return " The store has no accepted return of the year before to show beside it.";
  return ` What was returned for ${previous.label} is on sheets of its own.`;
}

/** A template that was filled in is somebody's work: it is not written over unasked. */
async function writeNew(path: string, bytes: Uint8Array, force: boolean): Promise<void> {
  try {
    await writeFile(path, bytes, { flag: force ? "w" : "wx" });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST") throw new InputError(`${path} is there already. Name another file, or add --force.`);
    if (code === "ENOENT" || code === "ENOTDIR") throw new InputError(`Cannot write ${path}: there is no such folder.`);
    if (code === "EISDIR") throw new InputError(`Cannot write ${path}: it is a folder. Name a file in it.`);
    throw error;
  }
}

import { type Confirmed, confirmColumns, withdrawColumns } from "@council-returns/core/workflows/confirm-columns.ts";
import { confirmedColumns } from "@council-returns/core/workflows/confirmed-columns.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { readColumnAnswers, readColumnIds } from "../input/read-column-answers.ts";
import { readInputFile } from "../input/read-input-file.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { confirmedLines } from "../render/confirmed-lines.ts";

const input = z.object({
  file: z.string().optional(),
  collection: z.string(),
  period: z.string(),
  authority: z.string().optional(),
  column: z.array(z.string()).default([]),
  notAsked: z.array(z.string()).default([]),
  header: z.string().optional(),
  by: z.string().optional(),
  list: z.boolean().optional(),
  withdraw: z.boolean().optional(),
  store: z.string().optional(),
  json: z.boolean().optional(),
});

type ConfirmCommandInput = z.infer<typeof input>;

/** Remembers, for a council and an edition, which headers of its files are which columns. */
export const confirm = defineCommand({
  name: "confirm",
  summary: "Say which columns a file's own headers are, once",
  arguments: [{ name: "[file]", description: "the spreadsheet with the headers; not needed to list or withdraw" }],
  options: [
    { flags: "--collection <collection>", description: "what it is a return of", required: true },
    {
      flags: "--period <period>",
      description: "what it is about; the answer holds for its whole edition",
      required: true,
    },
    { flags: "--authority <council>", description: "code or name of the council the answer is for" },
    {
      flags: "--column <table.column=cell...>",
      description: "the header in this cell is this column; may be repeated",
    },
    { flags: "--not-asked <table=cell...>", description: "the header in this cell is none of those asked for" },
    { flags: "--header <words>", description: "the header by its words, in place of =CELL, for one column" },
    { flags: "--by <who>", description: "who says so" },
    { flags: "--list", description: "show what is remembered" },
    { flags: "--withdraw", description: "forget what was confirmed of the columns or the header named" },
    storeOption,
    jsonOption,
  ],
  examples: ({ collection, period, council, column }) => {
    const where = `--collection ${collection} --period ${period} --authority ${council} --store ./store`;
    const who = '--by "finance officer"';
    return [
      `returns confirm return.xlsx ${where} --column ${column}=E4 ${who}`,
      `returns confirm return.xlsx ${where} --column ${column} --header "Our own words" ${who}`,
      `returns confirm ${where} --list`,
      `returns confirm ${where} --withdraw --column ${column} ${who}`,
    ];
  },
  notes: [
    "A file sent, or sent again, after that is read so, and a note on it says so. What --list --json prints can be given to returns check --confirmed.",
  ],
  input,
  run: runConfirm,
});

async function runConfirm(asked: ConfirmCommandInput, powers: CliPowers): Promise<Answer> {
  const { store } = openCliStore({ store: asked.store, mustExist: asked.list === true }, powers);
  const { collection, period, authority } = asked;
  const of = { collection, period, authority };
  if (asked.list === true) {
    const list = await confirmedColumns(of, { store });
    return asked.json === true
      ? jsonAnswer(exitCodes.done, list)
      : linesAnswer(exitCodes.done, confirmedLines({ ...list, period }, powers.columns));
  }
  const using = { store, clock: powers.clock };
  const by = asked.by ?? "";
  const done =
    asked.withdraw === true
      ? await withdrawColumns({ ...of, by, answers: readColumnIds(asked) }, using)
      : await confirmColumns({ ...of, by, ...(await fileOf(asked, powers)), answers: readColumnAnswers(asked) }, using);
  return asked.json === true
    ? jsonAnswer(exitCodes.done, done)
    : linesAnswer(exitCodes.done, doneLines(asked, done, powers.columns));
}

async function fileOf({ file }: ConfirmCommandInput, powers: CliPowers) {
  if (file === undefined) throw new InputError("Name the file with the headers: returns confirm FILE ...");
  return readInputFile(file, powers);
}

function doneLines({ withdraw, period }: ConfirmCommandInput, done: Confirmed, width: number): string[] {
  const told =
    withdraw === true
      ? "Withdrawn. Files sent from now on are asked about again."
      : "Confirmed. Send the file again to have it read so.";
  const first = done.changed === 0 ? "Nothing new: that was remembered already." : told;
  return [first, "", ...confirmedLines({ ...done, period }, width)];
}

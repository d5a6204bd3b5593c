import { openSolver } from "@council-returns/core/solver/open-solver.ts";
import { openTables } from "@council-returns/core/storage/open-tables.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import {
  copiedSnapshot,
  type SnapshotSource,
  storedSnapshot,
} from "@council-returns/core/workflows/snapshot-source.ts";
import { verifySnapshot } from "@council-returns/core/workflows/verify-snapshot.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { openFolder } from "../input/open-folder.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";
import { verificationLines } from "../render/verification-lines.ts";

const input = z.object({
  snapshot: z.string().optional(),
  folder: z.string().optional(),
  originals: z.string().optional(),
  store: z.string().optional(),
  json: z.boolean().optional(),
});

/** Makes a snapshot again from the files councils sent, and compares. */
export const verify = defineCommand({
  name: "verify",
  summary: "Make a snapshot again from the files councils sent, and compare every byte",
  arguments: [{ name: "[snapshot]", description: "collection, collection@1.0.0 or collection@1.*" }],
  options: [
    { flags: "--folder <dir>", description: "a snapshot's folder, copied out of its store" },
    { flags: "--originals <dir>", description: "the files councils sent, each named by its SHA-256" },
    storeOption,
    jsonOption,
  ],
  examples: ({ collection }) => [
    `returns verify ${collection} --store ./store`,
    "returns verify --folder ./1.0.0 --originals ./originals",
  ],
  notes: ["Exit codes: 0 the same, 1 something differs, 2 wrong usage, 3 something broke."],
  input,
  run: runVerify,
});

async function runVerify(asked: z.infer<typeof input>, powers: CliPowers): Promise<Answer> {
  const verification = await verifySnapshot(await openSource(asked, powers), { openTables, openSolver });
  const code = verification.same ? exitCodes.done : exitCodes.no;
  if (asked.json === true) return jsonAnswer(code, verification);
  return linesAnswer(code, verificationLines(verification, powers.columns));
}

function openSource(
  { snapshot, folder, originals, store }: z.infer<typeof input>,
  powers: CliPowers,
): Promise<SnapshotSource> {
  const beside = originals === undefined ? undefined : openFolder("--originals", originals, powers);
  if (folder !== undefined) {
    if (snapshot !== undefined) throw new InputError("Name a snapshot of a store or a --folder, not both.");
    if (beside === undefined) throw new InputError("Say where the files councils sent are: add --originals DIR.");
    return copiedSnapshot(openFolder("--folder", folder, powers), beside);
  }
  if (snapshot === undefined) throw new InputError("Name a snapshot, such as collection@1.0.0, or a --folder.");
  return storedSnapshot(openCliStore({ store, mustExist: true }, powers).store.data, snapshot, beside);
}

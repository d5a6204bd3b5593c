import {
  type FoundReceipt,
  findReceipt,
  isReceiptNumber,
  readMarked,
} from "@council-returns/core/workflows/find-receipt.ts";
import { howItStands } from "@council-returns/core/workflows/how-it-stands.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { showReceiptPage } from "@council-returns/core/workflows/show-receipt-page.ts";
import { verifyReceipt } from "@council-returns/core/workflows/verify-receipt.ts";
import * as z from "zod";
import { type Answer, exitCodes, jsonAnswer, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { readInputFile } from "../input/read-input-file.ts";
import { jsonOption, storeOption } from "../input/store-option.ts";
import { writeOutput } from "../input/write-output.ts";
import type { CliPowers } from "../powers.ts";
import { receiptLines } from "../render/receipt-lines.ts";
import { verifiedLines } from "../render/verified-lines.ts";

const input = z.object({
  receipt: z.string(),
  file: z.string().optional(),
  html: z.string().optional(),
  marked: z.string().optional(),
  store: z.string().optional(),
  json: z.boolean().optional(),
});

type ReceiptInput = z.infer<typeof input>;

/** An id of the right form, for the help. */
const EXAMPLE = "0f1e2d3c4b5a69788796";

/** Shows a receipt again, or proves one. */
export const receipt = defineCommand({
  name: "receipt",
  summary: "Show a receipt again, or prove one against the store",
  arguments: [
    { name: "<receipt>", description: "its number, the path of a receipt.json, or the word verify" },
    { name: "[file]", description: "after verify: the receipt.json to prove" },
  ],
  options: [
    { flags: "--html <out>", description: "write the receipt as a page that prints" },
    { flags: "--marked <out>", description: "write the marked workbook that was made of the file" },
    storeOption,
    jsonOption,
  ],
  examples: () => [
    `returns receipt ${EXAMPLE} --html receipt.html --marked marked.xlsx --store ./store`,
    "returns receipt verify receipt.json --store ./store",
  ],
  notes: ["Exit codes of verify: 0 proved, 1 something was not proved, 2 wrong usage, or the file is no receipt."],
  input,
  run: (asked, powers) => (asked.receipt === "verify" ? runVerify(asked, powers) : runShow(asked, powers)),
});

async function runVerify(asked: ReceiptInput, powers: CliPowers): Promise<Answer> {
  if (asked.file === undefined) throw new InputError("Name the receipt to prove: returns receipt verify receipt.json.");
  if (asked.html !== undefined || asked.marked !== undefined) {
    throw new InputError("verify writes nothing. Show the receipt by its number for --html and --marked.");
  }
  const { bytes } = await readInputFile(asked.file, powers);
  const { store } = openCliStore({ store: asked.store, mustExist: true }, powers);
  const verified = await verifyReceipt(bytes, { store });
  const code = verified.proved ? exitCodes.done : exitCodes.no;
  return asked.json === true ? jsonAnswer(code, verified) : linesAnswer(code, verifiedLines(verified, powers.columns));
}

async function runShow(asked: ReceiptInput, powers: CliPowers): Promise<Answer> {
  if (asked.file !== undefined) throw new InputError(`Only verify takes a file: returns receipt verify ${asked.file}.`);
  const { store } = openCliStore({ store: asked.store, mustExist: true }, powers);
  const found = await findReceipt(store.data, await numberOf(asked.receipt, powers));
  const written = await writeAsked(asked, found, { store, powers });
  if (asked.json === true) return jsonAnswer(exitCodes.done, found.receipt);
  const today = await howItStands(found.receipt, store);
  return linesAnswer(exitCodes.done, [...receiptLines(found, today, powers.columns), ...written]);
}

/** A receipt that lies in a file is shown as the store has it: that is the one that counts. */
async function numberOf(given: string, powers: CliPowers): Promise<string> {
  if (isReceiptNumber(given)) return given;
  const { bytes } = await readInputFile(given, powers);
  const parsed = z.object({ receipt: z.string() }).safeParse(jsonOf(bytes));
  if (!parsed.success) throw new InputError(`${given} is neither the number of a receipt nor a receipt.json.`);
  return parsed.data.receipt;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

async function writeAsked(
  { html, marked }: ReceiptInput,
  found: FoundReceipt,
  { store, powers }: { readonly store: ReturnType<typeof openCliStore>["store"]; readonly powers: CliPowers },
): Promise<string[]> {
  const files: string[] = [];
  if (html !== undefined) files.push(await writeOutput(html, showReceiptPage(found.receipt), powers));
  if (marked !== undefined) files.push(await writeOutput(marked, await readMarked(store.data, found), powers));
  return files.length === 0 ? [] : ["", ...files.map((file) => `Written: ${file}`)];
}

import { collectionAt } from "../collections/define-collection.ts";
import type { Mapping } from "../filing/mapping.ts";
import type { Store } from "../storage/objects.ts";
import { checkFile, type PreviousReturn } from "./check-file.ts";
import { type CheckJson, checkJson } from "./check-json.ts";
import { checkShare } from "./check-share.ts";
import { confirmedColumns } from "./confirmed-columns.ts";
import { knownCollection } from "./known.ts";
import { openFile } from "./open-file.ts";
import { type PlaceInput, placeOf } from "./place-of.ts";
import { previousReturn } from "./previous-return.ts";
import { type SheetExtract, sheetExtracts } from "./sheet-extracts.ts";

/** What a check compares a file with, as far as its sender may know it: their own return of a year before, their own answers. */
export interface CheckContext {
  readonly confirmed: readonly Mapping[];
  readonly previous: PreviousReturn | null;
}

/** A file, and the return it is to be. */
export interface FileToCheck extends PlaceInput {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A check as it can be shown: for each of its groups, in their order, the faulty cells as their sheet looks. */
export interface ShownCheck {
  readonly check: CheckJson;
  readonly extracts: readonly (readonly SheetExtract[])[];
}

/** Extracts of one group; its places are all named besides. */
const EXTRACTS = 5;

/** What the sender's own file is to be checked against. Throws `InputError` where there is no such return. */
export async function checkContext(of: PlaceInput, { store }: { readonly store: Store }): Promise<CheckContext> {
  const { place, collection, period } = placeOf(of);
  const authority = collection.sender === "national" ? null : place.authority;
  const [{ confirmed }, previous] = await Promise.all([
    confirmedColumns(of, { store }),
    previousReturn(store.data, collectionAt(collection, period.id), period, authority),
  ]);
  return { confirmed, previous: previous ?? null };
}

/**
 * Checks a file before it is sent, in a browser as on a server: nothing is stored. What is looked at only when it is sent is
 * whether it is another council's. `onShare` is told how far the check is, from 0 to 1. Throws `InputError` where there is no such return.
 */
export async function checkBeforeSending(
  file: FileToCheck,
  { confirmed, previous }: CheckContext,
  onShare?: (share: number) => void,
): Promise<ShownCheck> {
  const collection = knownCollection(file.collection);
  const follow = onShare && checkShare(onShare);
  const opened = await openFile(file.bytes, collection, { watch: follow?.watch });
  follow?.onStep("opened");
  const asked = {
    ...file,
    authority: collection.sender === "national" ? undefined : file.authority,
    confirmed,
    opened,
  };
  const result = await checkFile(asked, {
    ...(previous === null ? {} : { previous: async () => previous }),
    onStep: follow?.onStep,
  });
  const check = checkJson(result);
  // Of a file with data about people nothing is shown but where.
  const workbook =
    opened.decoded.kind === "workbook" && opened.personal.length === 0 ? opened.decoded.workbook : undefined;
  return { check, extracts: extractsOf(check, workbook) };
}

/** The extracts of each group of a check, or of a receipt, of a workbook; none where there is no workbook. */
export function extractsOf(
  { groups, findings, tables }: Pick<CheckJson, "groups" | "tables"> & { readonly findings: readonly Placed[] },
  workbook: Parameters<typeof sheetExtracts>[0] | undefined,
): ShownCheck["extracts"] {
  if (workbook === undefined) return groups.map(() => []);
  return groups.map((group) =>
    sheetExtracts(
      workbook,
      group.findings.flatMap((at) => findings[at] ?? []),
      { tables, most: EXTRACTS },
    ),
  );
}

type Placed = Pick<CheckJson["findings"][number], "sheet" | "cell">;

/** A context as text, for a browser to check with. Whole numbers keep every digit. */
export function checkContextText(context: CheckContext): string {
  return JSON.stringify(context, (_key, value: unknown) =>
    typeof value === "bigint" ? { whole: String(value) } : value,
  );
}

/** Reads a context back. */
export function readCheckContext(text: string): CheckContext {
  return JSON.parse(text, (_key, value: unknown) => (isWhole(value) ? BigInt(value.whole) : value));
}

function isWhole(value: unknown): value is { readonly whole: string } {
  return typeof value === "object" && value !== null && "whole" in value && typeof value.whole === "string";
}

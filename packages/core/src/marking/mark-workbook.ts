import type { Workbook } from "../ingest/decode/workbook.ts";
import { markPackage } from "./mark-package.ts";
import { markRebuilt } from "./mark-rebuilt.ts";
import type { Marking } from "./marking.ts";

/** A file as it was sent and what was decoded from it; undefined where it could not be. */
export interface MarkInput extends Marking {
  readonly bytes: Uint8Array;
  readonly workbook: Workbook | undefined;
}

/**
 * The officer's own workbook with every faulty cell coloured and commented, and a first sheet that lists what was
 * found and links to each place. An .xlsx or .xlsm file is marked in itself; any other is written anew as .xlsx,
 * with the same cells at the same addresses; of one that could not be decoded there is the list alone. Never throws;
 * the same input gives the same bytes.
 */
export function markWorkbook({ bytes, workbook, ...marking }: MarkInput): Uint8Array {
  return (workbook && markPackage(bytes, marking)) ?? markRebuilt(workbook, marking);
}

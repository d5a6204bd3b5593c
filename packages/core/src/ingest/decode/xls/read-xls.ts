import type { Budget } from "../budget.ts";
import { sheetOf } from "../grid.ts";
import { unlockStream } from "../unlock/unlock-stream.ts";
import { damaged, type NoTable, passwordProtected, wrongType } from "../unreadable.ts";
import type { Sheet, Workbook } from "../workbook.ts";
import { openCompound } from "./open-compound.ts";
import { readGlobals } from "./read-globals.ts";
import { readSheetRecords } from "./read-sheet-records.ts";

/** What a compound file is, by a stream that only such files have. */
const OTHERS: Readonly<Record<string, Omit<NoTable, "kind">>> = {
  worddocument: { found: "a Word document", as: "document" },
  "powerpoint document": { found: "a PowerPoint presentation", as: "document" },
  "__properties_version1.0": { found: "an Outlook message", as: "document" },
  visiodocument: { found: "a Visio drawing", as: "document" },
  quill: { found: "a Publisher document", as: "document" },
  props: { found: "a Project plan", as: "document" },
  "!_stringpool": { found: "a Windows installer" },
  nativecontent_main: { found: "a Quattro Pro notebook", as: "old" },
  perfectoffice_main: { found: "a Quattro Pro notebook", as: "old" },
};
const UNKNOWN = { found: "a file of an older Office program, not a workbook", as: "old" } as const;

/** Reads an Excel workbook in a compound file. Throws `Unreadable`, also for other kinds of file in one. */
export function readCompound(bytes: Uint8Array, budget: Budget): Workbook {
  const compound = openCompound(bytes);
  const stream = compound.stream("Workbook") ?? compound.stream("Book");
  if (stream !== undefined) return readXls(stream, budget);
  const names = compound.names.map((name) => name.toLowerCase());
  if (names.includes("encryptedpackage") || names.includes("encryptioninfo")) throw passwordProtected("xlsx");
  const found = names.find((name) => Object.hasOwn(OTHERS, name));
  if (names.length === 0) throw damaged("xls", "its directory is empty");
  throw wrongType((found === undefined ? undefined : OTHERS[found]) ?? UNKNOWN);
}

/** Reads a worksheet stream of Excel 5 to 2003. Throws `Unreadable`. */
export function readXls(locked: Uint8Array, budget: Budget): Workbook {
  const stream = unlockStream(locked, budget);
  const globals = readGlobals(stream, budget);
  const sheets = globals.sheets.map(({ name, visibility, at }): Sheet => {
    budget.sheet();
    return sheetOf(readSheetRecords(stream, at, globals, budget), { name, visibility });
  });
  return { format: "xls", encoding: null, sheets };
}

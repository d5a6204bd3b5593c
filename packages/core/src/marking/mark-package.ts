import { openBudget } from "../ingest/decode/budget.ts";
import { sniffZip } from "../ingest/decode/sniff-zip.ts";
import { openZip } from "../ingest/decode/zip/open-zip.ts";
import { defaultLimits } from "../ingest/limits.ts";
import { markParts } from "./mark-parts.ts";
import type { Marking } from "./marking.ts";
import { writeZip } from "./zip/write-zip.ts";
import { deflateText, storedFiles, type ZipFile } from "./zip/zip-file.ts";

/**
 * Marks an .xlsx or .xlsm file in itself: parts that need no edit are copied as they stand, still compressed.
 * Undefined for a file of another format, and for one that is encrypted, damaged or too odd to edit; it never throws.
 */
export function markPackage(bytes: Uint8Array, marking: Marking): Uint8Array | undefined {
  try {
    const zip = openZip(bytes, openBudget(defaultLimits), "xlsx");
    const kind = sniffZip(zip);
    if (kind.kind !== "xlsx" && kind.kind !== "xlsm") return undefined;
    return replaceParts(storedFiles(bytes), markParts(zip, kind.part, marking));
  } catch {
    // Whatever is wrong with the package, the findings are shown in a workbook of our own instead.
    return undefined;
  }
}

function replaceParts(files: readonly ZipFile[], edited: ReadonlyMap<string, string>): Uint8Array {
  const kept = new Set(files.map(({ name }) => name));
  const replaced = files.map((file) => {
    const text = edited.get(file.name);
    return text === undefined ? file : deflateText(file.name, text);
  });
  const added = [...edited].filter(([name]) => !kept.has(name)).map(([name, text]) => deflateText(name, text));
  return writeZip([...replaced, ...added]);
}

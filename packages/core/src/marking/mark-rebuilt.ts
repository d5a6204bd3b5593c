import type { Sheet, Workbook } from "../ingest/decode/workbook.ts";
import { markPackage } from "./mark-package.ts";
import type { MarkedFinding, Marking } from "./marking.ts";
import { workbookParts } from "./rebuild/workbook-parts.ts";
import { withoutMarks } from "./to-fix/marking-sheet.ts";
import { writeZip } from "./zip/write-zip.ts";
import { deflated, plainText, storedFiles } from "./zip/zip-file.ts";

/** More cells than this make a workbook that few computers would open. */
const MOST_CELLS = 2_000_000;
const TOO_LARGE = "The file is too large to be copied into this workbook, so only the list of what was found is here.";

/**
 * Writes a decoded workbook as .xlsx and marks it. What the original held besides cells, merges and number formats is
 * not there. Of a file that could not be decoded, or is very large, there is the list of findings alone.
 */
export function markRebuilt(workbook: Workbook | undefined, marking: Marking): Uint8Array {
  const sheets = workbook === undefined ? [] : withoutMarks(workbook).sheets;
  if (countCells(sheets) > MOST_CELLS) return listOnly({ ...marking, title: [...marking.title, TOO_LARGE] });
  const { bytes, names } = writeWorkbook(sheets);
  const findings = renameSheets(marking.findings, sheets, names);
  const marked = markPackage(bytes, { ...marking, findings });
  return marked === undefined ? listOnly(marking) : compress(marked);
}

function listOnly(marking: Marking): Uint8Array {
  const { bytes } = writeWorkbook([]);
  return compress(markPackage(bytes, marking) ?? bytes);
}

/** Not compressed yet: most of it is edited straight away, and compressing is what takes the time. */
function writeWorkbook(sheets: readonly Sheet[]): { readonly bytes: Uint8Array; readonly names: readonly string[] } {
  const { parts, names } = workbookParts(sheets);
  return { bytes: writeZip([...parts].map(([name, text]) => plainText(name, text))), names };
}

function compress(bytes: Uint8Array): Uint8Array {
  return writeZip(storedFiles(bytes).map(deflated));
}

function countCells(sheets: readonly Sheet[]): number {
  let count = 0;
  for (const { rows } of sheets) {
    rows.forEach((row) => {
      row?.forEach((cell) => {
        if (cell !== undefined) count += 1;
      });
    });
  }
  return count;
}

/** Findings name the sheets of the original; a CSV has one sheet without a name. */
function renameSheets(
  findings: readonly MarkedFinding[],
  sheets: readonly Sheet[],
  names: readonly string[],
): readonly MarkedFinding[] {
  const renamed = new Map(sheets.map(({ name }, index) => [name, names[index] ?? name]));
  return findings.map((finding) => {
    const sheet = renamed.get(finding.place.sheet ?? "");
    return sheet === undefined ? finding : { ...finding, place: { ...finding.place, sheet } };
  });
}

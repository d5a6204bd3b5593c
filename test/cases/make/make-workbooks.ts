// Makes the inputs of the cases that cannot be written by hand: workbooks, whole and spoilt.
// `node test/cases/make/make-workbooks.ts`; the same every time.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync } from "fflate";
import { CFB, utils, type WorkBook, type WorkSheet, write } from "@e965/xlsx";

type Line = readonly (string | number)[];

const RETURN: readonly Line[] = [
  ["Synthetic data: generated for demonstration, not a council's figures"],
  ["Council-level activity 2010-11"],
  ["Council", "All ages (A4.20)", "Aged 18 to 64 (A4.10)", "Carers (H4)"],
  ["102-Cumbria", 700, 300, 120],
  ["204-Barnsley", 450, 200, 80],
];
const LISTS: readonly Line[] = [["Council"], ["Cumbria"], ["Barnsley"]];
const CORRECTIONS: readonly Line[] = [
  ["Council", "Was", "Is"],
  ["Cumbria", 700, 705],
  ["Barnsley", 450, 452],
  ["Bury", 310, 300],
];
const GUIDANCE: readonly Line[] = [
  ["Version", 2],
  ["Give people of all ages first."],
  ["Telephone", 1632960000],
];
const LAST_YEAR: readonly Line[] = [["Council", "Number"], ["Cumbria", 650]];

/** A workbook of named sheets, those whose name begins with a dot hidden. */
function workbook(sheets: Readonly<Record<string, WorkSheet>>): Uint8Array {
  const book: WorkBook = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name.replace(/^\./, ""));
  book.Workbook = { Sheets: Object.keys(sheets).map((name) => ({ Hidden: name.startsWith(".") ? 1 : 0 })) };
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx", compression: true }));
}

function sheet(lines: readonly Line[]): WorkSheet {
  return utils.aoa_to_sheet(lines.map((line) => [...line]));
}

/** What a workbook with a password looks like from outside: its content is there and cannot be read. */
function locked(): Uint8Array {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, "/EncryptionInfo", new Uint8Array(64));
  CFB.utils.cfb_add(container, "/EncryptedPackage", new Uint8Array(4096).fill(7));
  return Uint8Array.from(CFB.write(container, { type: "array" }));
}

/** Its cells cannot be changed without a password; it opens without one. */
function guarded(): Uint8Array {
  const own = sheet(RETURN);
  own["!protect"] = { password: "secret", selectLockedCells: true };
  return workbook({ Activity: own });
}

/** A return in which one number is a formula, with the result it has where there is one. */
function worked(result: { readonly v?: number }): Uint8Array {
  return workbook({ Activity: { ...sheet(RETURN), C4: { t: "n", f: "100+200", ...result } } });
}

/** A zip with the same bytes every time. */
function zip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync(files, { mtime: "2010-06-01T12:00:00" });
}

const whole = workbook({ Activity: sheet(RETURN) });

const inputs: Readonly<Record<string, Uint8Array>> = {
  "password-protected": locked(),
  "password-protected-near-miss": guarded(),
  "damaged-file": whole.slice(0, Math.floor(whole.length / 2)),
  "damaged-file-near-miss": Uint8Array.from([...whole, ...new Uint8Array(512)]),
  "formula-not-calculated": worked({}),
  "formula-not-calculated-near-miss": worked({ v: 300 }),
  "sheets-not-read": workbook({ Activity: sheet(RETURN), Corrections: sheet(CORRECTIONS) }),
  "sheets-not-read-near-miss": workbook({ Activity: sheet(RETURN), Guidance: sheet(GUIDANCE) }),
  "hidden-sheet": workbook({ Activity: sheet(RETURN), ".Last year": sheet(LAST_YEAR) }),
  "hidden-sheet-near-miss": workbook({ Activity: sheet(RETURN), ".Lists": sheet(LISTS) }),
};

const zips: Readonly<Record<string, Uint8Array>> = {
  "several-files": zip({ "Return 2010-11.xlsx": whole, "2009-10/Return 2009-10.xlsx": whole }),
  "several-files-near-miss": zip({
    "Return 2010-11.xlsx": whole,
    "__MACOSX/._Return 2010-11.xlsx": strToU8("Mac OS X"),
    "Guidance.pdf": strToU8("%PDF-1.7"),
  }),
};

const all = [
  ...Object.entries(inputs).map(([name, bytes]) => ({ name, bytes, ending: "xlsx" })),
  ...Object.entries(zips).map(([name, bytes]) => ({ name, bytes, ending: "zip" })),
];
for (const { name, bytes, ending } of all) {
  const folder = fileURLToPath(new URL(`../direct-payments/${name}/`, import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}input.${ending}`, bytes);
  writeFileSync(`${folder}case.json`, `${JSON.stringify({ period: "2010-11" })}\n`);
}

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BookType, utils, write } from "@e965/xlsx";

/** A file to be mutated. */
export interface SeedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const shared = ["real", "corpus"].map((folder) =>
  fileURLToPath(new URL(`../../../shared/data/${folder}`, import.meta.url)),
);
const SPREADSHEET = /\.(?:xlsx|xlsm|xlsb|xls|ods|fods|csv)$/i;
/** Larger workbooks are left out: small ones have all the parts there are, and are done sooner. */
const LARGEST = 16_000;
/** So much of the start of a text is used. */
const TEXT_START = 3000;

/** True where the real files and the corpus are at hand. */
export const hasRealFiles = shared.every((folder) => existsSync(folder));

/** Small real files of every format, and one made in each format; in order of name. */
export function seedFiles(): SeedFile[] {
  return [...shared.filter((folder) => existsSync(folder)).flatMap(filesIn), ...FORMATS.map(madeFile)];
}

function filesIn(folder: string): SeedFile[] {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return paths.flatMap((path) => {
    const whole = join(folder, path);
    const isText = path.toLowerCase().endsWith(".csv");
    if (!SPREADSHEET.test(path) || (!isText && statSync(whole).size > LARGEST)) return [];
    return [
      { name: basename(path), bytes: new Uint8Array(readFileSync(whole)).subarray(0, isText ? TEXT_START : LARGEST) },
    ];
  });
}

const FORMATS = ["xlsx", "xlsb", "biff8", "biff5", "ods", "fods", "xlml", "html", "csv"] as const satisfies BookType[];

function madeFile(bookType: (typeof FORMATS)[number]): SeedFile {
  const book = utils.book_new();
  const rows = [
    ["Council", "Leeds"],
    [],
    ["Client group", "People with a direct payment", "As at", "Signed"],
    ["Mental health", 51230, { t: "n", v: 40268, z: "dd/mm/yyyy" }, true],
    ["Carers", -616.25, "not yet", { t: "e", v: 23 }],
    ["Total", { t: "n", v: 50613.75, f: "SUM(B4:B5)" }],
  ];
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "Return");
  return { name: `made.${bookType}`, bytes: new Uint8Array(write(book, { type: "array", bookType, bookSST: true })) };
}

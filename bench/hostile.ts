import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { defaultLimits } from "../packages/core/src/ingest/limits.ts";
import { madeXlsx } from "./made-files.ts";
import { openChildren } from "./run-child.ts";

interface Hostile {
  readonly title: string;
  readonly bytes: () => Uint8Array;
  readonly mostSeconds: number;
  readonly mostMiB: number;
}

const REFUSED = { mostSeconds: 1, mostMiB: 256 };
const READ = { mostSeconds: 10, mostMiB: 512 };

const hostile: readonly Hostile[] = [
  { title: "a zip bomb of 600 MB", bytes: () => withSheet(new Uint8Array(600 * 1024 * 1024)), ...REFUSED },
  { title: "a zip bomb within the limit", bytes: () => withSheet(new Uint8Array(500 * 1024 * 1024)), ...REFUSED },
  { title: "a billion laughs", bytes: () => withSheet(strToU8(laughs())), ...REFUSED },
  {
    title: "a million ODS rows of nothing",
    bytes: () => ods(repeatedRow(1_048_576, "<table:table-cell/>")),
    ...REFUSED,
  },
  { title: "a million full ODS rows", bytes: () => ods(repeatedRow(1_048_576, FULL_CELL)), ...REFUSED },
  { title: "a sheet that claims XFD1048576", bytes: () => withSheet(strToU8(claim())), ...REFUSED },
  { title: "as many numbers as are read", bytes: () => withSheet(strToU8(numbers(defaultLimits.cells))), ...READ },
  { title: "as many tags as are read", bytes: () => withSheet(strToU8(tags(defaultLimits.parts))), ...READ },
  {
    title: "as many lines as are read",
    bytes: () => strToU8("a,b,c\n1,2,3\n".repeat(defaultLimits.rows / 2)),
    ...READ,
  },
];

/** Files made to hurt, and those just within the limits, each checked in a fresh process. */
export async function benchHostile(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "bench-hostile-"));
  const children = await openChildren();
  const lines: string[] = [];
  try {
    for (const { title, bytes, mostSeconds, mostMiB } of hostile) {
      const path = join(folder, "hostile");
      await writeFile(path, bytes());
      const { seconds, processorSeconds, peakMiB, told } = await children.run("check", path);
      const isMet = processorSeconds <= mostSeconds && peakMiB <= mostMiB;
      const figures = `${seconds.toFixed(2).padStart(6)} s ${processorSeconds.toFixed(2).padStart(6)} s processor ${String(peakMiB).padStart(4)} MiB`;
      lines.push(
        `  ${title.padEnd(32)} ${figures}; goal ${mostSeconds} s and ${mostMiB} MiB: ${isMet ? "met" : "NOT MET"}`,
      );
      lines.push(`    ${told.slice(0, 110)}`);
    }
    return ["Files made to hurt, each from bytes to findings", ...lines];
  } finally {
    await children.close();
    await rm(folder, { recursive: true });
  }
}

function withSheet(sheet: Uint8Array): Uint8Array {
  return zipSync({ ...unzipSync(madeXlsx(1)), "xl/worksheets/sheet1.xml": sheet });
}

function laughs(): string {
  const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
  return `<!DOCTYPE x [<!ENTITY l0 "lol">${entities.join("")}]><worksheet><c t="str"><v>&l9;</v></c></worksheet>`;
}

const FULL_CELL =
  '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>';

function repeatedRow(times: number, cell: string): string {
  return `<table:table-row table:number-rows-repeated="${times}">${cell}</table:table-row>`;
}

function ods(rows: string): Uint8Array {
  const content = `<office:document-content><office:body><office:spreadsheet><table:table>${rows}</table:table></office:spreadsheet></office:body></office:document-content>`;
  return zipSync({
    mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
    "content.xml": strToU8(content),
  });
}

function claim(): string {
  const cell = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
  return `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${cell}</sheetData></worksheet>`;
}

/** Decimal numbers, no two alike, ten a row, and no header. */
function numbers(count: number): string {
  const rows = Array.from({ length: count / 10 }, (_, row) => {
    const cells = Array.from({ length: 10 }, (_, column) => `<c><v>${row * 10 + column}.25</v></c>`);
    return `<row>${cells.join("")}</row>`;
  });
  return `<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`;
}

function tags(count: number): string {
  const several = Array.from({ length: 1000 }, (_, at) => `<a${(at * 7919) % 1000}/>`).join("");
  return `<worksheet>${several.repeat(count / 1000 - 1)}</worksheet>`;
}

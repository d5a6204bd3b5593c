import { strToU8, zipSync } from "fflate";
import { decodeFile } from "../../../packages/core/src/ingest/decode/decode-file.ts";
import type { Cell, Sheet, Workbook } from "../../../packages/core/src/ingest/decode/workbook.ts";
import { defaultLimits, type Limits } from "../../../packages/core/src/ingest/limits.ts";

/** A zip of texts by part name. */
export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const bytes = Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part]);
  return zipSync(Object.fromEntries(bytes));
}

export interface XlsxParts {
  /** What stands between `<worksheet>` and its end, sheet by sheet. */
  readonly sheets: readonly string[];
  readonly names?: readonly string[];
  /** Attributes of each sheet in the workbook part. */
  readonly states?: readonly string[];
  readonly workbookPr?: string;
  readonly styles?: string;
  readonly strings?: string;
}

const RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A minimal workbook of XML parts. */
export function xlsxOf({ sheets, names = [], states = [], workbookPr = "", styles, strings }: XlsxParts): Uint8Array {
  const list = sheets.map((_, at) => {
    const name = names[at] ?? `Sheet${at + 1}`;
    return `<sheet name="${name}" sheetId="${at + 1}" ${states[at] ?? ""} r:id="rId${at + 1}"/>`;
  });
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONSHIP}/${type}" Target="${target}"/>`;
  const links = [
    ...sheets.map((_, at) => link(`rId${at + 1}`, "worksheet", `worksheets/sheet${at + 1}.xml`)),
    ...(styles === undefined ? [] : [link("styles", "styles", "styles.xml")]),
    ...(strings === undefined ? [] : [link("strings", "sharedStrings", "sharedStrings.xml")]),
  ];
  const sheetParts = sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, `<worksheet>${sheet}</worksheet>`]);
  return zipOf({
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `<workbook xmlns:r="${RELATIONSHIP}">${workbookPr}<sheets>${list.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${links.join("")}</Relationships>`,
    ...(styles === undefined ? {} : { "xl/styles.xml": `<styleSheet>${styles}</styleSheet>` }),
    ...(strings === undefined ? {} : { "xl/sharedStrings.xml": `<sst>${strings}</sst>` }),
    ...Object.fromEntries(sheetParts),
  });
}

/** A minimal OpenDocument spreadsheet: automatic styles, and what stands in `office:spreadsheet`. */
export function odsOf(spreadsheet: string, styles = ""): Uint8Array {
  return zipOf({
    mimetype: "application/vnd.oasis.opendocument.spreadsheet",
    "META-INF/manifest.xml": "<manifest:manifest/>",
    "content.xml": `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${spreadsheet}</office:spreadsheet></office:body></office:document-content>`,
  });
}

/** The workbook in a file that can be read. */
export async function workbookOf(bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<Workbook> {
  const decoded = await decodeFile(bytes, { ...defaultLimits, ...limits });
  if (decoded.kind === "unreadable") throw new Error(`unreadable: ${JSON.stringify(decoded.finding)}`);
  return decoded.workbook;
}

/** The first sheet of a file that can be read. */
export async function firstSheet(bytes: Uint8Array): Promise<Sheet> {
  const [sheet] = (await workbookOf(bytes)).sheets;
  if (sheet === undefined) throw new Error("no sheet");
  return sheet;
}

/** The cell at a zero-based place of a file's first sheet. */
export async function cellOf(bytes: Uint8Array, row = 0, column = 0): Promise<Cell | undefined> {
  return (await firstSheet(bytes)).rows[row]?.[column];
}

/** What a sheet shows, row by row; `null` is blank. */
export function shownRows(sheet: Sheet | undefined): (string | null)[][] {
  return Array.from(sheet?.rows ?? [], (row) => Array.from(row ?? [], (cell) => cell?.shown ?? null));
}

/** Why a file cannot be read: its finding's code and facts; undefined where it can. */
export async function whyUnreadable(bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<unknown> {
  const decoded = await decodeFile(bytes, { ...defaultLimits, ...limits });
  return decoded.kind === "unreadable" ? [decoded.finding.code, decoded.finding.facts] : undefined;
}

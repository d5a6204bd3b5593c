import { cellName, placeName } from "../../findings/place-words.ts";
import { cellAddress, rangeAddress } from "../../ingest/decode/address.ts";
import { type Marking, severityWords } from "../marking.ts";
import type { PlacedFinding, SheetNames } from "../place-findings.ts";
import type { Look } from "../styles/looks.ts";

/** A cell of the sheet that is added; `link` is where a click on it leads. */
export interface ToFixCell {
  readonly text: string;
  readonly look: Look;
  readonly link?: string | undefined;
}

/** The sheet's rows, and how many of them stay in view. */
export interface ToFixRows {
  readonly rows: readonly (readonly ToFixCell[])[];
  readonly frozen: number;
}

const HEADINGS = ["Where", "What was found", "What to do", "Value", "Severity"];
const HOW_TO =
  "Correct the cells in this workbook, save it and send it again. This sheet, the colours and our comments are not read.";
/** A spreadsheet program opens no more links on a sheet than this (Excel specifications and limits). */
const MOST_LINKS = 64_000;
const LONGEST_TEXT = 4000;

/** Lays out the sheet: what the file is, how much was found, then a row for each finding. `sheets` are the names. */
export function toFixRows(marking: Marking, placed: readonly PlacedFinding[], sheets: SheetNames): ToFixRows {
  const [heading = "To fix", ...lines] = marking.title;
  const plain = [...lines, countLine(placed), ...(placed.length === 0 ? [] : [HOW_TO])];
  const top: ToFixCell[][] = [
    [{ text: heading, look: "title" }],
    ...plain.map((text): ToFixCell[] => [{ text, look: "plain" }]),
    [],
    HEADINGS.map((text) => ({ text, look: "head" })),
  ];
  const body = placed.map((one, index) =>
    findingRow(one, index < MOST_LINKS ? linkOf(one, sheets) : undefined, sheets),
  );
  return { rows: [...top, ...body].map((row) => row.map(clip)), frozen: top.length };
}

function findingRow({ finding, sheet, range }: PlacedFinding, link: string | undefined, sheets: SheetNames) {
  const { place, severity, message, fix, value = "" } = finding;
  const title = sheet === undefined ? undefined : sheets[sheet];
  const where = range === undefined ? placeName(place) : cellName(rangeAddress(range), title);
  const row: ToFixCell[] = [
    { text: capital(where), look: link === undefined ? "body" : "link", link },
    { text: message, look: "body" },
    { text: fix, look: "body" },
    { text: value, look: "body" },
    { text: severityWords[severity], look: severity },
  ];
  return row;
}

/** Where a sheet but no cell is known, the start of its row or of the sheet. Names are always quoted: `Q1` is a cell too. */
function linkOf({ finding: { place }, sheet, range }: PlacedFinding, sheets: SheetNames): string | undefined {
  const title = sheet === undefined ? undefined : sheets[sheet];
  if (title === undefined) return undefined;
  const cells = range === undefined ? cellAddress((place.row ?? 1) - 1, 0) : rangeAddress(range);
  return `'${title.replaceAll("'", "''")}'!${cells}`;
}

function countLine(placed: readonly PlacedFinding[]): string {
  if (placed.length === 0) return "Nothing was found.";
  const count = (severity: string) => placed.filter(({ finding }) => finding.severity === severity).length;
  return `${some(count("error"), "error", "errors")}, ${some(count("query"), "query", "queries")}, ${some(count("note"), "note", "notes")}.`;
}

function some(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function capital(text: string): string {
  return /^(the|row) /.test(text) ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text;
}

function clip(cell: ToFixCell): ToFixCell {
  if (cell.text.length <= LONGEST_TEXT) return cell;
  return { ...cell, text: `${cell.text.slice(0, LONGEST_TEXT).toWellFormed()}…` };
}

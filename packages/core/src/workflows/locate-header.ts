import { listOf } from "../findings/list-of.ts";
import { cellName } from "../findings/place-words.ts";
import { quote } from "../findings/quote.ts";
import { cellAddress } from "../ingest/decode/address.ts";
import { readAddress } from "../ingest/decode/read-address.ts";
import type { Workbook } from "../ingest/decode/workbook.ts";
import { foldText } from "../ingest/match/fold-text.ts";
import { cellAt, cellText } from "../ingest/match/sheet-cells.ts";
import type { TableHeader } from "../ingest/match/table-headers.ts";
import { InputError } from "./input-error.ts";

/** Where a sender says the header is: in a cell (`C4`, `People!C4`, `'April 2010'!C4`), or by its words. */
export type HeaderPlace = { readonly cell: string } | { readonly header: string };

const CELL = /^(?:(?:'((?:[^']|'')+)'|([^!]+))!)?([^!]+)$/;

/**
 * The one header that is meant, of those a table has. Throws `InputError` that lists them where there is none there, the
 * cell is empty, or more than one has the same words, which could not be told apart.
 */
export function locateHeader(place: HeaderPlace, headers: readonly TableHeader[], workbook: Workbook): TableHeader {
  const found = "cell" in place ? inCell(place.cell, headers, workbook) : byWords(place.header, headers);
  const alike = headers.filter(
    ({ header, sheet }) => sheet === found.sheet && foldText(header) === foldText(found.header),
  );
  if (alike.length < 2) return found;
  const cells = listOf(alike.map(({ cell, sheet }) => cellName(cell, sheet)));
  throw new InputError(
    `Cannot tell the headers at ${cells} apart: each is ${quote(found.header)}. Give each its own words, and send the file again.`,
  );
}

function byWords(words: string, headers: readonly TableHeader[]): TableHeader {
  const found = headers.find(({ header }) => foldText(header) === foldText(words));
  if (found !== undefined) return found;
  throw new InputError(`Cannot find the header ${quote(words)}. ${thereAre(headers)}`);
}

function inCell(text: string, headers: readonly TableHeader[], { sheets }: Workbook): TableHeader {
  const [, quoted, plain, address = ""] = CELL.exec(text.trim()) ?? [];
  const at = readAddress(address);
  const named = quoted?.replaceAll("''", "'") ?? plain;
  if (at === undefined) throw new InputError(`${quote(text)} is not a cell. Write it like C4, or People!C4.`);
  const sheet = named === undefined ? undefined : sheets.find(({ name }) => foldText(name) === foldText(named));
  if (named !== undefined && sheet === undefined) {
    throw new InputError(
      `There is no sheet ${quote(named)}. There are: ${listOf(sheets.map(({ name }) => quote(name)))}.`,
    );
  }
  const cell = cellAddress(at.row, at.column);
  const found = headers.filter((one) => one.cell === cell && (sheet === undefined || one.sheet === sheet.name));
  const [first, ...others] = found;
  if (first === undefined) {
    const looked = sheet === undefined ? sheets : [sheet];
    const isEmpty = looked.every((one) => cellText(cellAt(one, at.row, at.column)) === "");
    const why = isEmpty ? "the cell is empty" : "no header of the table stands there";
    throw new InputError(`Cannot take ${cellName(cell, sheet?.name)} for a header: ${why}. ${thereAre(headers)}`);
  }
  if (others.every(({ header }) => foldText(header) === foldText(first.header))) return first;
  const which = listOf(
    found.map((one) => cellName(one.cell, one.sheet)),
    "or",
  );
  throw new InputError(`Cannot tell which sheet ${quote(text)} is on. Write it as ${which}.`);
}

function thereAre(headers: readonly TableHeader[]): string {
  if (headers.length === 0) return "The file has no headers that could be read: put a row of them above the answers.";
  const shown = headers.map(({ header, cell, sheet }) => `${cellName(cell, sheet)} ${quote(header)}`);
  return `The headers there are: ${listOf(shown)}.`;
}

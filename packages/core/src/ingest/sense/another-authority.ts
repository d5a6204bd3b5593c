import { resolveAuthority } from "../../authorities/resolve.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { cellAddress } from "../decode/address.ts";
import { cellText } from "../match/sheet-cells.ts";
import { heldOf } from "../normalise/held-rows.ts";
import type { NormalisedTable } from "../normalise/normalised.ts";
import type { Cause } from "./cause.ts";
import { judgeSame } from "./judge-same.ts";
import type { ReturnToSense } from "./return-to-sense.ts";
import { sameValues } from "./same-values.ts";

/** Rows and columns from the corner of a sheet in which a title stands. */
const TITLE_ROWS = 8;
const TITLE_COLUMNS = 6;
/** Further right stands the heading of some columns, which may be a word that is also a place. */
const LAST_TITLE_COLUMN = 1;
const LONGEST_TITLE = 120;
const SEPARATORS = /\s+[-\u2013\u2014]\s+|[_,:;()|.\d]+/;
/** A title that goes on after the name: `… Council survey return`. */
const LEADING = /^(.{3,60}?\b(?:council|borough|corporation))\b/i;

/**
 * It is another council's: its values are those another sent for the period, or where it does not say whose it is, its
 * name or a title is that of another. What it says beside a label or on its rows is judged elsewhere.
 */
export function anotherAuthority(input: ReturnToSense): Cause[] {
  if (input.collection.sender === "national" || input.authority === null) return [];
  const byValues = sameAsAnother(input, input.authority.name);
  return byValues.length > 0 ? byValues : namesAnother(input, input.authority.name);
}

function sameAsAnother({ others = [], tables, collection }: ReturnToSense, expected: string): Cause[] {
  const [nearest] = others
    .map((other) => ({
      found: other.authority,
      ...sameValues(tables.map(ofNobody), other.tables.map(ofNobody), collection.tables),
    }))
    .toSorted((one, two) => two.same - one.same);
  const severity = nearest && judgeSame(nearest);
  if (nearest === undefined || severity === undefined) return [];
  const explains = ({ code }: Finding) => code === "authority-not-stated";
  return [{ finding: finding("another-authority", {}, { ...nearest, expected }, { severity }), explains }];
}

function ofNobody(table: NormalisedTable): NormalisedTable {
  return { ...table, rows: table.rows.map((row) => ({ ...row, authority: "" })) };
}

interface Title {
  readonly text: string;
  readonly sheet?: string;
  readonly cell?: string;
}

function namesAnother(input: ReturnToSense, expected: string): Cause[] {
  const { file, workbook, authority } = input;
  if (saysWhose(input)) return [];
  const titles: Title[] = [{ text: file.replace(/\.\w{2,5}$/, "") }, ...workbook.sheets.flatMap(titlesOf)];
  const named = namedIn(titles, input);
  const [first] = named;
  if (first === undefined || named.some(({ code }) => code !== first.code || code === authority?.code)) return [];
  const { text, ...place } = first.title;
  const facts = { found: first.found, expected, text };
  return [{ finding: finding("another-authority", place, facts, { severity: "query" }), explains: () => false }];
}

/** True where a title or the name of a sheet is that of the council it is from, and none that of another. */
export function namesItsOwn(input: ReturnToSense): boolean {
  const named = namedIn(input.workbook.sheets.flatMap(titlesOf), input);
  return named.length > 0 && named.every(({ code }) => code === input.authority?.code);
}

interface Named {
  readonly code: string;
  readonly found: string;
  readonly title: Title;
}

function namedIn(titles: readonly Title[], { period }: ReturnToSense): Named[] {
  return titles.flatMap((title) => {
    const codes = new Map(councilsIn(title.text, period.end));
    return [...codes].map(([code, found]) => ({ code, found, title }));
  });
}

/** True where the file says beside a label, over a table or on its rows which council it is from. */
function saysWhose({ match, collection, tables }: ReturnToSense): boolean {
  if (match.authority !== undefined || match.tableAuthorities.length > 0) return true;
  if (match.tables.some(({ authority }) => authority !== undefined)) return true;
  return tables.some((table) => {
    const { columns } = heldOf(table);
    return Object.entries(collection.tables[table.table]?.columns ?? {}).some(
      ([id, { kind }]) => kind === "authority" && columns.get(id)?.values.some((value) => typeof value === "string"),
    );
  });
}

function titlesOf({ name, visibility, rows }: ReturnToSense["workbook"]["sheets"][number]): Title[] {
  if (visibility !== "visible") return [];
  const cells = rows.slice(0, TITLE_ROWS).flatMap((row, r): Title[] => {
    const filled = (row ?? [])
      .slice(0, TITLE_COLUMNS)
      .flatMap((cell, c) => (cell?.kind === "text" ? [{ cell, c }] : []));
    const [only] = filled;
    if (only === undefined || only.c > LAST_TITLE_COLUMN || filled.length > 1) return [];
    const text = cellText(only.cell);
    return text.length > LONGEST_TITLE ? [] : [{ text, sheet: name, cell: cellAddress(r, only.c) }];
  });
  return [...(name === "" ? [] : [{ text: name, sheet: name }]), ...cells];
}

/** Councils, by code, that a part of a title is the name of. */
function councilsIn(title: string, day: string): [string, string][] {
  const parts = title.split(SEPARATORS).map((part) => part.trim());
  return parts.flatMap((part): [string, string][] => {
    const texts = [part, LEADING.exec(part)?.[1] ?? ""].filter((text) => /\p{L}{3}/u.test(text));
    return texts.flatMap((text): [string, string][] => {
      const resolution = resolveAuthority(text, day, { near: false });
      return resolution.kind === "found" ? [[resolution.authority.code, resolution.authority.name]] : [];
    });
  });
}

import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { councilsInTitles, type Title, titlesOf } from "../match/title-councils.ts";
import { heldOf } from "../normalise/held-rows.ts";
import type { NormalisedTable } from "../normalise/normalised.ts";
import type { Cause } from "./cause.ts";
import { judgeSame } from "./judge-same.ts";
import type { ReturnToSense } from "./return-to-sense.ts";
import { sameValues } from "./same-values.ts";

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

function namesAnother(input: ReturnToSense, expected: string): Cause[] {
  const { file, workbook, authority } = input;
  if (saysWhose(input)) return [];
  const titles: Title[] = [{ text: file.replace(/\.\w{2,5}$/, "") }, ...workbook.sheets.flatMap(titlesOf)];
  const named = councilsInTitles(titles, input.period.end);
  const [first] = named;
  if (first === undefined || named.some(({ code }) => code !== first.code || code === authority?.code)) return [];
  const { text, ...place } = first.title;
  const facts = { found: first.found, expected, text };
  return [{ finding: finding("another-authority", place, facts, { severity: "query" }), explains: () => false }];
}

/** True where a title or the name of a sheet is that of the council it is from, and none that of another. */
export function namesItsOwn(input: ReturnToSense): boolean {
  const named = councilsInTitles(input.workbook.sheets.flatMap(titlesOf), input.period.end);
  return named.length > 0 && named.every(({ code }) => code === input.authority?.code);
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

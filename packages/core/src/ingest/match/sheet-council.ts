import type { Authority, Resolution } from "../../authorities/authority.ts";
import { resolveAuthority } from "../../authorities/resolve.ts";
import type { Finding, Place as FindingPlace } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Sheet } from "../decode/workbook.ts";
import { authorityFinding } from "../normalise/read-authority.ts";
import { authorityColumns } from "./authority-column.ts";
import { foldText } from "./fold-text.ts";
import { answersTo } from "./labelled.ts";
import type { MatchContext } from "./match-context.ts";
import { type OuterCell, statement } from "./outer-cells.ts";
import type { TitleCell } from "./place-titles.ts";
import type { SheetAuthority, Statement } from "./table-match.ts";
import { isSummaryKey, isTotalKey } from "./total-words.ts";
import { isWiderArea } from "./wider-area.ts";

/** Whose a sheet is: a council's, that of no one council (`all`), or unclear, which is a finding. */
export type SheetCouncil =
  | { readonly kind: "council"; readonly authority: SheetAuthority }
  | { readonly kind: "all" }
  | { readonly kind: "unclear"; readonly finding: Finding };

/** A sheet with one table, as far as telling whose it is needs it. */
export interface CouncilSheet {
  readonly sheet: Sheet;
  readonly table: string;
  /** Its cells outside its tables, and the texts above the table. */
  readonly cells: readonly OuterCell[];
  readonly titles: readonly TitleCell[];
}

const NO_COUNCIL = /\b(?:summary|overview|template|example|guidance|notes?)\b/;

interface Named {
  readonly authority: Authority;
  readonly statement: Statement;
}

/** Whose table a sheet holds: by the answer to a label, else by a title that names one council, else by the sheet's name. */
export function sheetCouncil(from: CouncilSheet, context: MatchContext): SheetCouncil {
  const { sheet, table } = from;
  const answer = labelAnswer(from, context);
  const stated = answer === undefined ? titleCouncil(from, context) : found(answer, context);
  const tab = found({ text: sheet.name, sheet: sheet.name, cell: "" }, context);
  if (stated !== undefined && tab !== undefined && stated.authority.code !== tab.authority.code) {
    const candidates = [stated.authority.name, tab.authority.name];
    const place = { sheet: sheet.name, cell: stated.statement.cell, table };
    return { kind: "unclear", finding: finding("ambiguous-authority", place, { found: sheet.name, candidates }) };
  }
  const named = stated ?? (answer === undefined ? tab : undefined);
  if (named !== undefined) {
    return { kind: "council", authority: { ...named.statement, code: named.authority.code } };
  }
  const text = answer?.text ?? sheet.name;
  if (isOfAll(text)) return { kind: "all" };
  const place = { sheet: sheet.name, table, ...(answer === undefined ? {} : { cell: answer.cell }) };
  return { kind: "unclear", finding: unclear(text, place, context) };
}

function isOfAll(text: string): boolean {
  return isWiderArea(text) || isTotalKey(text) || isSummaryKey(text) || NO_COUNCIL.test(foldText(text));
}

function unclear(text: string, place: FindingPlace, { period }: MatchContext): Finding {
  const resolution = resolveAuthority(text, period.end);
  const reason: Exclude<Resolution, { kind: "found" }> =
    resolution.kind === "found" ? { kind: "unknown", nearest: [resolution.authority.name] } : resolution;
  return authorityFinding(text, reason, place, period.end);
}

/** What stands by a label of councils: a council that is known before any other answer. */
function labelAnswer({ cells, table }: CouncilSheet, context: MatchContext): Statement | undefined {
  const { labels = {}, tables } = context.collection;
  const definition = tables[table];
  const headers = definition === undefined ? [] : authorityColumns(definition).map((id) => definition.columns[id]);
  const own = [...(labels.authority ?? []), ...headers.flatMap((column) => column?.headers ?? [])];
  const answers = answersTo(own, cells, [...own, ...(labels.period ?? [])]);
  const known = answers.find(({ cell }) => context.authority(cell.text).kind === "found");
  const best = known ?? answers.find(({ beside }) => beside);
  return best === undefined ? undefined : statement(best.cell);
}

function titleCouncil({ sheet, titles }: CouncilSheet, context: MatchContext): Named | undefined {
  const named = titles.flatMap(({ text, row, column }): Named[] => {
    const parts = [text, ...text.split(/[:,;|()]|\s[-\u2013\u2014]\s/)].filter((part) => /\p{L}/u.test(part));
    const at = statement({ sheet, row, column, text });
    return parts.flatMap((part) => found({ ...at, text: part.trim() }, context) ?? []);
  });
  const councils = new Set(named.map(({ authority }) => authority.code));
  return councils.size === 1 ? named[0] : undefined;
}

function found(said: Statement, context: MatchContext): Named | undefined {
  const resolution = context.authority(said.text);
  return resolution.kind === "found" ? { authority: resolution.authority, statement: said } : undefined;
}

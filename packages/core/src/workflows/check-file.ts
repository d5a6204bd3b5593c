import type { Authority } from "../authorities/authority.ts";
import { type Collection, collectionAt } from "../collections/define-collection.ts";
import type { Finding } from "../findings/finding.ts";
import { finding } from "../findings/make-finding.ts";
import { orderFindings } from "../findings/order-findings.ts";
import { decodeFile } from "../ingest/decode/decode-file.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import type { Workbook } from "../ingest/decode/workbook.ts";
import { defaultLimits, type Limits } from "../ingest/limits.ts";
import { matchWorkbook } from "../ingest/match/match-workbook.ts";
import type { TableMatch, WorkbookMatch } from "../ingest/match/table-match.ts";
import { joinPieces } from "../ingest/normalise/join-pieces.ts";
import { normaliseTable } from "../ingest/normalise/normalise-table.ts";
import type { NormalisedTable } from "../ingest/normalise/normalised.ts";
import { validateReturn } from "../ingest/validate/validate-return.ts";
import { withoutMarks } from "../marking/to-fix/marking-sheet.ts";
import type { Period } from "../periods/period.ts";
import { withoutAsides } from "../templates/aside.ts";
import { authorityFindings, namedAuthority, namedCouncils, statedAuthority } from "./check-authority.ts";
import { choosePeriod, periodAsStated, periodFindings } from "./check-period.ts";
import type { CheckResult } from "./check-result.ts";
import { templateFindings } from "./check-template.ts";
import { knownAuthority, knownCollection } from "./known.ts";

export interface CheckInput {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly collection: string;
  /** Left out, it is read from the file. */
  readonly period?: string;
  /** Code, GSS code or name. Left out, it is read from the file. */
  readonly authority?: string | undefined;
}

/** What the same authority returned for the period a year before. */
export interface PreviousReturn {
  readonly period: string;
  readonly tables: readonly NormalisedTable[];
}

export interface CheckPowers {
  readonly previous?: (period: Period, authority: string | null) => Promise<PreviousReturn | undefined>;
  readonly limits?: Limits;
}

/** What is settled before the tables are read. */
interface Frame {
  readonly workbook: Workbook;
  readonly collection: Collection & { readonly edition: string };
  readonly period: Period;
  /** The period its councils and dates are read for. */
  readonly about: Period;
  /** The authority the file was sent for, where one was named. */
  readonly expected: Authority | undefined;
  readonly match: WorkbookMatch;
  /** The one it is taken to be from: as sent, else as the file says; null where it holds many. */
  readonly authority: Authority | null;
}

/**
 * The whole check of one file: decode, match, normalise, validate. Touches no store.
 * Faults of the file are findings; throws `InputError` where the collection, period or
 * authority asked for does not exist, or no period was given and the file states none.
 */
export async function checkFile(input: CheckInput, powers: CheckPowers = {}): Promise<CheckResult> {
  return checkWith(knownCollection(input.collection), input, powers);
}

/** `checkFile` for a collection that need not be in the registry. Throws as it does. */
export async function checkWith(
  collection: Collection,
  input: Omit<CheckInput, "collection">,
  powers: CheckPowers = {},
): Promise<CheckResult> {
  const limits = powers.limits ?? defaultLimits;
  const sha256 = await sha256Hex(input.bytes);
  const decoded = await decodeFile(input.bytes, limits);
  if (decoded.kind === "unreadable")
    return unreadable({ ...input, collection: collection.id }, sha256, decoded.finding);
  const sent = makeFrame(input, collection, withoutMarks(withoutAsides(decoded.workbook)));
  const pieces = sent.match.tables.map((table) => normalisePiece(table, sent));
  const tables = joinPieces(pieces.map(({ table }) => table));
  const named = namedCouncils(sent.collection, tables);
  const frame = { ...sent, authority: sent.authority ?? namedAuthority(named, sent.period) };
  const previous = await powers.previous?.(frame.period, frame.authority?.code ?? null);
  const findings = limitFindings(
    [
      ...decoded.findings,
      ...frame.match.findings,
      ...authorityFindings({ ...frame, named }),
      ...periodFindings(frame.collection, frame.match, frame.period),
      ...templateFindings(frame),
      ...syntheticFindings(frame.match),
      ...pieces.flatMap((piece) => piece.findings),
      ...validateReturn({
        ...frame,
        period: frame.about,
        matches: frame.match.tables,
        tables,
        ...(previous && { previous }),
      }),
    ],
    limits.findings,
  );
  return {
    ...describe(input, sha256, frame),
    tables,
    findings: orderFindings(findings, sheetNames(frame.workbook)),
    outcome: outcomeOf(findings),
  };
}

function makeFrame(input: Omit<CheckInput, "collection">, collection: Collection, workbook: Workbook): Frame {
  const period = choosePeriod(collection, input.period, workbook);
  const effective = collectionAt(collection, period.id);
  const match = matchWorkbook(workbook, effective, period);
  const named = effective.sender === "national" ? undefined : input.authority;
  const expected = named === undefined ? undefined : knownAuthority(named, period);
  const authority = expected ?? statedAuthority(effective, match, period) ?? null;
  const about = periodAsStated(effective, match, period);
  return { workbook, collection: effective, period, about, expected, match, authority };
}

function describe(
  { name }: { readonly name: string },
  sha256: string,
  { collection, period, authority, match }: Frame,
) {
  return {
    file: name,
    sha256,
    collection: collection.id,
    period: period.id,
    authority: authority?.code ?? null,
    edition: collection.edition,
    synthetic: match.synthetic !== undefined,
    matches: match.tables,
  };
}

function outcomeOf(findings: readonly Finding[]): CheckResult["outcome"] {
  return findings.some(({ severity }) => severity === "error") ? "rejected" : "accepted";
}

function sheetNames({ sheets }: Workbook): string[] {
  return sheets.map(({ name }) => name);
}

/** Made-up numbers are said to be so on the receipt too, with the sentence that says it. */
function syntheticFindings({ synthetic }: WorkbookMatch): Finding[] {
  if (synthetic === undefined) return [];
  const { text: statement, sheet, cell } = synthetic;
  return [finding("synthetic-data", { sheet, cell }, { statement }, { value: statement })];
}

/** Keeps the first `most` findings, errors before the rest, and says how many there were. */
function limitFindings(findings: readonly Finding[], most: number): readonly Finding[] {
  if (findings.length <= most) return findings;
  const facts = { limit: "findings", allowed: most, found: findings.length };
  return [finding("over-limit", {}, facts), ...orderFindings(findings).slice(0, most)];
}

function normalisePiece(match: TableMatch, { workbook, collection, about, authority }: Frame) {
  const table = collection.tables[match.table];
  if (table === undefined) throw new RangeError(`Matched a table the collection does not have: ${match.table}`);
  return normaliseTable(workbook, match, { collection, table, period: about, authority: authority?.code ?? null });
}

function unreadable(input: CheckInput, sha256: string, finding: Finding): CheckResult {
  return {
    file: input.name,
    sha256,
    collection: input.collection,
    period: input.period ?? "",
    authority: input.authority ?? null,
    edition: "",
    outcome: "unreadable",
    synthetic: false,
    matches: [],
    tables: [],
    findings: [finding],
  };
}
